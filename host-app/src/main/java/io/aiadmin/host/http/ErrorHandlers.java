package io.aiadmin.host.http;

import io.aiadmin.core.plugin.NotConnectedException;
import io.aiadmin.core.turn.StorageUnavailableException;
import io.aiadmin.spi.InvalidSettingsException;
import io.aiadmin.spi.crm.CrmException;
import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure, wherever it happens, in the API's one form and without a trace of the inside. */
@Controller
final class ErrorHandlers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorHandlers.class);

    @Error(global = true)
    HttpResponse<byte[]> known(HttpRequest<?> request, ApiException e) {
        return Problems.answer(request, e);
    }

    @Error(global = true)
    HttpResponse<byte[]> storage(HttpRequest<?> request, StorageUnavailableException e) {
        LOG.warn("the database can't be reached: path={}", Paths.template(request));
        return Problems.answer(request, Problems.storage(e));
    }

    @Error(global = true)
    HttpResponse<byte[]> settings(HttpRequest<?> request, InvalidSettingsException e) {
        return Problems.answer(request, Problems.settings(e));
    }

    @Error(global = true)
    HttpResponse<byte[]> notConnected(HttpRequest<?> request, NotConnectedException e) {
        return Problems.answer(request, Problems.notConnected(e));
    }

    @Error(global = true)
    HttpResponse<byte[]> crm(HttpRequest<?> request, CrmException e) {
        LOG.warn(
                "a CRM call failed: path={} error={}",
                Paths.template(request),
                e.getClass().getSimpleName());
        return Problems.answer(request, Problems.crm(e));
    }

    @Error(global = true)
    HttpResponse<byte[]> tooLong(HttpRequest<?> request, ContentLengthExceededException e) {
        return Problems.answer(request, tooLarge());
    }

    @Error(global = true)
    HttpResponse<byte[]> argument(HttpRequest<?> request, ConversionErrorException e) {
        return Problems.answer(
                request,
                ApiException.badField(
                        e.getArgument().getName(), "Не удалось прочитать значение.", "The value can't be read."));
    }

    @Error(global = true)
    HttpResponse<byte[]> missing(HttpRequest<?> request, UnsatisfiedArgumentException e) {
        return Problems.answer(
                request, ApiException.badField(e.getArgument().getName(), "Нужно значение.", "A value is needed."));
    }

    @Error(global = true)
    HttpResponse<byte[]> unknown(HttpRequest<?> request, Throwable e) {
        LOG.error("a request failed: path={}", Paths.template(request), e);
        return Problems.answer(
                request,
                ApiException.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal_error",
                        "У нас что-то сломалось, мы уже видим ошибку. Повторите запрос позже.",
                        "Something broke on our side and we can see it. Try again later."));
    }

    @Error(global = true, status = HttpStatus.NOT_FOUND)
    HttpResponse<byte[]> notFound(HttpRequest<?> request) {
        return Problems.answer(request, ApiException.notFound());
    }

    @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
    HttpResponse<byte[]> method(HttpRequest<?> request) {
        return Problems.answer(
                request,
                ApiException.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method_not_allowed",
                        "Этот адрес не отвечает на такой метод.",
                        "This address does not answer to that method."));
    }

    @Error(global = true, status = HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    HttpResponse<byte[]> mediaType(HttpRequest<?> request) {
        return Problems.answer(
                request,
                ApiException.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported_media_type",
                        "Тело запроса нужно в JSON.",
                        "The body is needed as JSON."));
    }

    @Error(global = true, status = HttpStatus.REQUEST_ENTITY_TOO_LARGE)
    HttpResponse<byte[]> size(HttpRequest<?> request) {
        return Problems.answer(request, tooLarge());
    }

    private static ApiException tooLarge() {
        return ApiException.of(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                "too_large",
                "Запрос слишком велик: тело может быть до 4 МБ, сообщение Telegram — до 1 МБ.",
                "The request is too large: a body has 4 MB at most, a Telegram update 1 MB.");
    }
}
