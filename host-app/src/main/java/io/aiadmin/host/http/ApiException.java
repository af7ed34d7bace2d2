package io.aiadmin.host.http;

import io.aiadmin.spi.LocalText;
import io.micronaut.http.HttpStatus;
import java.util.Map;

/** A request that can't be served, with the words for its sender in both languages. Holds nothing that was sent. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient LocalText text;
    private final transient Map<String, LocalText> fields;

    public ApiException(HttpStatus status, String code, LocalText text, Map<String, LocalText> fields) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
        this.fields = Map.copyOf(fields);
    }

    public static ApiException of(HttpStatus status, String code, String russian, String english) {
        return new ApiException(status, code, new LocalText(russian, english), Map.of());
    }

    public static ApiException badRequest(String code, String russian, String english) {
        return of(HttpStatus.BAD_REQUEST, code, russian, english);
    }

    /** 400 because of one field. */
    public static ApiException badField(String field, String russian, String english) {
        return new ApiException(
                HttpStatus.BAD_REQUEST,
                "bad_field",
                new LocalText("Поле " + field + ": " + russian, "Field " + field + ": " + english),
                Map.of(field, new LocalText(russian, english)));
    }

    public static ApiException unauthorized() {
        return of(
                HttpStatus.UNAUTHORIZED,
                "unauthorized",
                "Нужен действующий ключ: заголовок «Authorization: Bearer …» или вход в панель.",
                "A valid key is needed: the header “Authorization: Bearer …”, or a log-in to the panel.");
    }

    public static ApiException forbidden() {
        return of(
                HttpStatus.FORBIDDEN,
                "forbidden",
                "У этого ключа или сотрудника нет такого права. Его может дать владелец компании.",
                "This key or user lacks the right. The company's owner can give it.");
    }

    /** The same for what does not exist and for what belongs to another company. */
    public static ApiException notFound() {
        return of(HttpStatus.NOT_FOUND, "not_found", "Такого здесь нет.", "There is no such thing here.");
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public LocalText text() {
        return text;
    }

    public Map<String, LocalText> fields() {
        return fields;
    }
}
