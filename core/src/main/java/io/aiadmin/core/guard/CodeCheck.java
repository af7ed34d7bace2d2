package io.aiadmin.core.guard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Program code, markup and raw data: an agent of a salon writes none. */
final class CodeCheck implements ReplyCheck {

    private static final Pattern CODE = Pattern.compile(
            "```|\\bdef \\w+\\s*\\(|\\bfunction\\s*\\w*\\s*\\(|console\\.log|\\bprint(?:ln|f)?\\s*\\(|#include\\b|public static|\\bimport \\w+\\s*(?:\\n|;|as )"
                    + "|<script|<img|<\\?php|!\\[|\\bselect\\b.{1,60}\\bfrom\\b.{1,60}(?:where|;)|\\$\\{|\\{\\s*\"\\w+\"\\s*:|</?(?:system|tool|html|div|a)\\b",
            Pattern.DOTALL);

    @Override
    public List<Violation> find(ReplyText reply, Evidence evidence) {
        Matcher code = CODE.matcher(reply.text());
        return code.find() ? List.of(new Violation(Violation.Kind.CODE, code.group())) : List.of();
    }
}
