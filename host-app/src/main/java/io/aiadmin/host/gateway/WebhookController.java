package io.aiadmin.host.gateway;

import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.core.turn.Gathering;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.host.access.Callers;
import io.aiadmin.host.http.ApiException;
import io.aiadmin.spi.WebhookAnswer;
import io.aiadmin.spi.WebhookRequest;
import io.aiadmin.spi.channel.Channel;
import io.aiadmin.spi.channel.ChannelCapability;
import io.aiadmin.spi.channel.ChannelException;
import io.aiadmin.spi.channel.ChannelInbound;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What vendors of channels report. The origin is proven and everything is stored before the vendor gets its 200; only a failure to store is answered
 * with an error, since the vendor's own retry is the buffer then.
 */
@Controller("/api/v1/{channel}/webhook/{companyId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);
    private static final int TELEGRAM_LIMIT = 1 << 20;

    private final CompanyDirectory companies;
    private final Connections connections;
    private final Inbox inbox;

    WebhookController(CompanyDirectory companies, Connections connections, Inbox inbox) {
        this.companies = companies;
        this.connections = connections;
        this.inbox = inbox;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<String> receive(HttpRequest<?> request, String channel, String companyId, @Body byte[] body) {
        return take(request, channel, companyId, body);
    }

    /** The proof of ownership that some vendors ask for when the address is registered. */
    @Get
    HttpResponse<String> verify(HttpRequest<?> request, String channel, String companyId) {
        return take(request, channel, companyId, new byte[0]);
    }

    private HttpResponse<String> take(HttpRequest<?> request, String type, String companyId, byte[] body) {
        if (type.equals("telegram") && body.length > TELEGRAM_LIMIT) {
            throw ApiException.of(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                    "too_large",
                    "Сообщение Telegram — до 1 МБ.",
                    "A Telegram update has 1 MB at most.");
        }
        CompanyConfig company = companies.find(Callers.companyId(companyId)).orElseThrow(ApiException::notFound);
        ChannelSettings settings =
                company.channel(type).filter(ChannelSettings::active).orElseThrow(ApiException::notFound);
        try (Lent<Channel> channel = connections.channel(company, type)) {
            if (!channel.account().capabilities().contains(ChannelCapability.WEBHOOK)) {
                throw ApiException.notFound();
            }
            ChannelInbound inbound = channel.account().receive(webhook(request, body));
            Gathering gathering = Gathering.of(settings);
            if (!inbound.events().isEmpty()) {
                inbox.accept(company.id(), type, inbound.events(), gathering);
            }
            return answer(inbound.answer());
        } catch (ChannelException.Unauthentic e) {
            LOG.warn("a webhook request without proof: company={} channel={}", company.id(), type);
            throw ApiException.of(
                    HttpStatus.UNAUTHORIZED,
                    "bad_signature",
                    "Запрос не доказал, откуда он: подпись или секрет не подходят.",
                    "The request does not prove its origin: the signature or secret is wrong.");
        } catch (ChannelException.Malformed e) {
            throw ApiException.badRequest("broken_json", "Тело запроса не читается.", "The body can't be read.");
        }
    }

    private static WebhookRequest webhook(HttpRequest<?> request, byte[] body) {
        Map<String, String> query = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> {
            if (!values.isEmpty()) {
                query.put(name, values.getFirst());
            }
        });
        Map<String, String> headers = new LinkedHashMap<>();
        request.getHeaders().forEach((name, values) -> {
            if (!values.isEmpty()) {
                headers.put(name, values.getFirst());
            }
        });
        return new WebhookRequest(request.getMethodName(), query, headers, body);
    }

    private static HttpResponse<String> answer(WebhookAnswer answer) {
        return HttpResponse.<String>status(HttpStatus.valueOf(answer.status()))
                .contentType(answer.contentType())
                .body(answer.body());
    }
}
