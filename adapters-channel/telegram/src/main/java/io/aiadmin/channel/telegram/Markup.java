package io.aiadmin.channel.telegram;

import io.aiadmin.channel.telegram.wire.InlineButton;
import io.aiadmin.channel.telegram.wire.SendMessage;
import io.aiadmin.spi.channel.OutboundMessage;
import io.aiadmin.spi.channel.ReplyButton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays a message out for the vendor: parts of the text, buttons under the last, the key that shares the number. */
final class Markup {

    private static final int MOST_BUTTONS = 90;
    private static final int MOST_BYTES = 8 * 1024;
    private static final int CHATS_KEPT = 10_000;
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

    private final CallbackData callbacks;
    private final boolean asksForPhone;
    /** Chats whose letters are hidden behind the key, as far as this process knows; the key goes away by itself once it is used. */
    private final Set<Long> asked = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > CHATS_KEPT;
        }
    }));

    Markup(CallbackData callbacks, boolean asksForPhone) {
        this.callbacks = callbacks;
        this.asksForPhone = asksForPhone;
    }

    List<SendMessage> parts(OutboundMessage message, TelegramAddress to) {
        List<List<InlineButton>> rows = new ArrayList<>();
        List<String> left = lay(message.buttons(), rows);
        String text = left.isEmpty() ? message.text() : message.text() + "\n\n" + String.join("\n", left);
        boolean russian = CYRILLIC.matcher(message.text()).find();
        // the vendor shows such a key in the bot's own chats only; elsewhere the words have to do
        boolean key = message.asksForContact() && asksForPhone && to.connection() == null;
        SendMessage.ReplyMarkup under =
                rows.isEmpty() ? (key ? shareKey(russian) : letters(to)) : new SendMessage.Inline(rows);

        List<SendMessage> parts = new ArrayList<>();
        List<String> texts = TelegramText.parts(text);
        for (int i = 0; i < texts.size(); i++) {
            parts.add(new SendMessage(to.connection(), to.chat(), texts.get(i), i == texts.size() - 1 ? under : null));
        }
        if (key && !rows.isEmpty()) {
            // one message carries one kind of buttons
            String hint =
                    russian ? "Номер можно отправить кнопкой ниже." : "You can send your number with the button below.";
            parts.add(new SendMessage(null, to.chat(), hint, shareKey(russian)));
        }
        if (key) {
            asked.add(to.chat());
        }
        return parts;
    }

    private static SendMessage.Keyboard shareKey(boolean russian) {
        String label = russian ? "Отправить мой номер" : "Send my number";
        return new SendMessage.Keyboard(List.of(List.of(new SendMessage.Key(label, true))), true, true);
    }

    private SendMessage.@Nullable Remove letters(TelegramAddress to) {
        return to.connection() == null && asked.remove(to.chat()) ? new SendMessage.Remove(true) : null;
    }

    /** Short labels side by side, long ones below each other. Returns the labels for which the vendor has no room. */
    private List<String> lay(List<ReplyButton> buttons, List<List<InlineButton>> rows) {
        List<String> left = new ArrayList<>();
        List<InlineButton> row = new ArrayList<>();
        int bytes = 0;
        int wide = 1;
        for (ReplyButton button : new LinkedHashSet<>(buttons)) {
            String data = callbacks.of(button.payload());
            int size = button.label().getBytes(StandardCharsets.UTF_8).length
                    + data.getBytes(StandardCharsets.UTF_8).length
                    + 40;
            if (!left.isEmpty() || count(rows) + row.size() >= MOST_BUTTONS || bytes + size > MOST_BYTES) {
                left.add(button.label());
                continue;
            }
            bytes += size;
            int fits = button.label().length() <= 8 ? 4 : button.label().length() <= 13 ? 2 : 1;
            wide = row.isEmpty() ? fits : Math.min(wide, fits);
            if (!row.isEmpty() && row.size() >= wide) {
                rows.add(List.copyOf(row));
                row.clear();
                wide = fits;
            }
            row.add(new InlineButton(button.label(), data));
        }
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
        }
        return left;
    }

    private static int count(List<List<InlineButton>> rows) {
        return rows.stream().mapToInt(List::size).sum();
    }
}
