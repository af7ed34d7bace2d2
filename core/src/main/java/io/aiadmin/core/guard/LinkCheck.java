package io.aiadmin.core.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses on the web: only those that the company gives. */
final class LinkCheck implements ReplyCheck {

    private static final Pattern LINK = Pattern.compile(
            "(?:https?://|www\\.)[^\\s<>()\\[\\]«»\"]+"
                    + "|(?<![@\\p{L}\\d.-])(?:[a-z0-9-]+\\.)+(?:ru|com|net|org|io|me|example|info|biz|рф|su|app|online|site|pro|link|cc|xyz|shop|dev)(?:/[^\\s<>()\\[\\]«»\"]*)?(?![\\p{L}\\d-])");

    @Override
    public List<Violation> find(ReplyText reply, Evidence evidence) {
        String company = bare(evidence.companyText());
        List<Violation> found = new ArrayList<>();
        Matcher links = LINK.matcher(reply.text());
        while (links.find()) {
            if (!company.contains(bare(links.group()))) {
                found.add(new Violation(Violation.Kind.LINK, links.group()));
            }
        }
        return found;
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("https?://", "")
                .replaceAll("www\\.", "")
                .replaceAll("[/.,;!?]+$", "");
    }
}
