package io.aiadmin.storage.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.aiadmin.core.booking.CrmWrite;
import io.aiadmin.core.booking.ProposalId;
import io.aiadmin.core.conversation.ConversationId;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.channel.InboundEvent;
import io.aiadmin.spi.channel.MessageContent;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BranchId;
import io.aiadmin.spi.crm.ClientId;
import io.aiadmin.spi.crm.IdempotencyKey;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffId;
import io.aiadmin.spi.llm.ModelTurn;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** How the core's records look as JSON. Type names are written down here, so that renaming a class does not orphan what is stored. */
final class DomainModule {

    /** Every case of every sealed family that is stored; a test compares it with what the compiler permits. */
    static final Map<Class<?>, Map<String, Class<?>>> FAMILIES = Map.of(
            InboundEvent.class,
            Map.of(
                    "message", InboundEvent.CustomerMessage.class,
                    "edited", InboundEvent.MessageEdited.class,
                    "human", InboundEvent.HumanReplied.class,
                    "echo", InboundEvent.OwnEcho.class,
                    "status", InboundEvent.DeliveryStatus.class,
                    "reachability", InboundEvent.Reachability.class,
                    "unsupported", InboundEvent.Unsupported.class,
                    "ignored", InboundEvent.Ignored.class),
            MessageContent.class,
            Map.of(
                    "text", MessageContent.Text.class,
                    "voice", MessageContent.VoiceNote.class,
                    "contact", MessageContent.Contact.class,
                    "button", MessageContent.Button.class),
            ModelTurn.class,
            Map.of(
                    "customer", ModelTurn.Customer.class,
                    "agent", ModelTurn.Agent.class,
                    "tools", ModelTurn.Tools.class,
                    "note", ModelTurn.Note.class),
            CrmWrite.class,
            Map.of(
                    "create", CrmWrite.Create.class,
                    "move", CrmWrite.Move.class,
                    "cancel", CrmWrite.Cancel.class));

    private DomainModule() {}

    static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(values())
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                // An offset that was stored comes back as it was.
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
        for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
            builder.withConfigOverride(
                    collection, config -> config.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        FAMILIES.forEach((family, cases) -> {
            builder.addMixIn(family, Typed.class);
            cases.forEach((name, type) -> builder.registerSubtypes(new NamedType(type, name)));
        });
        return builder.build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "@type")
    private interface Typed {}

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule("values");
        value(module, CompanyId.class, CompanyId::toString, CompanyId::of);
        value(module, ConversationId.class, ConversationId::toString, ConversationId::of);
        value(module, ConversationAddress.class, ConversationAddress::value, ConversationAddress::new);
        value(module, ProposalId.class, ProposalId::value, ProposalId::new);
        value(module, Phone.class, Phone::e164, Phone::new);
        value(module, IdempotencyKey.class, IdempotencyKey::value, IdempotencyKey::new);
        value(module, BookingId.class, BookingId::value, BookingId::new);
        value(module, ServiceId.class, ServiceId::value, ServiceId::new);
        value(module, StaffId.class, StaffId::value, StaffId::new);
        value(module, BranchId.class, BranchId::value, BranchId::new);
        value(module, ClientId.class, ClientId::value, ClientId::new);
        value(module, Locale.class, Locale::toLanguageTag, Locale::forLanguageTag);
        return module;
    }

    private static <T> void value(
            SimpleModule module, Class<T> type, Function<T, String> text, Function<String, T> of) {
        module.addSerializer(type, new Writer<>(type, text));
        module.addDeserializer(type, new Reader<>(type, of));
    }

    private static final class Writer<T> extends StdScalarSerializer<T> {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> text;

        Writer(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text.apply(value));
        }
    }

    private static final class Reader<T> extends StdScalarDeserializer<T> {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> of;

        Reader(Class<T> type, Function<String, T> of) {
            super(type);
            this.of = of;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return of.apply(json.getText());
        }
    }
}
