package io.aiadmin.host.panel;

import io.aiadmin.host.http.ApiException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Serves the panel's files. */
@Controller("/panel/static")
final class AssetsController {

    private final Assets assets;

    AssetsController(Assets assets) {
        this.assets = assets;
    }

    @Get("/{name}")
    HttpResponse<byte[]> file(String name) {
        Assets.Asset asset = assets.find(name).orElseThrow(ApiException::notFound);
        return HttpResponse.ok(asset.content())
                .header("Content-Type", asset.type())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff");
    }
}
