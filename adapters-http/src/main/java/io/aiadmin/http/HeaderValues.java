package io.aiadmin.http;

/** Checks what goes into a header before OkHttp does, whose message would quote the value. */
final class HeaderValues {

    private HeaderValues() {}

    static String checked(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < ' ' || c > '~')) {
                throw new IllegalArgumentException("header " + name + " takes plain ASCII only");
            }
        }
        return value;
    }
}
