package io.aiadmin.core.turn;

import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.plugin.CommonChannelSettings;
import io.aiadmin.spi.Settings;
import java.time.Duration;

/**
 * How long short messages in a row are gathered before they are answered together.
 *
 * @param quiet answered after this much silence
 * @param cap answered after this long at the latest
 */
public record Gathering(Duration quiet, Duration cap) {

    /** What people need to finish a thought. */
    public static final Gathering STANDARD = new Gathering(Duration.ofMillis(2500), Duration.ofSeconds(12));

    /** Every message at once; still one turn at a time. */
    public static final Gathering NONE = new Gathering(Duration.ZERO, Duration.ZERO);

    /** What the company has set for the channel. */
    public static Gathering of(ChannelSettings channel) {
        Settings settings = Settings.of(CommonChannelSettings.schema(), CommonChannelSettings.common(channel.config()));
        Duration quiet = settings.duration(CommonChannelSettings.QUIET);
        Duration cap = settings.duration(CommonChannelSettings.CAP);
        return new Gathering(quiet, quiet.isZero() || cap.compareTo(quiet) < 0 ? quiet : cap);
    }

    public Gathering {
        if (quiet.isNegative() || cap.compareTo(quiet) < 0) {
            throw new IllegalArgumentException("quiet: " + quiet + ", cap: " + cap);
        }
    }
}
