package io.aiadmin.storage.json;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Turns the core's records into bytes and back.
 *
 * <p>The first byte names the version of the form, the second whether it is compressed; then comes JSON. Readers take this version and the
 * one before it, pass over fields they don't know and fill in those that are missing, so that two releases can share a database.
 */
public final class Json {

    /** Of the form, not of a record: a new field of a record needs none. */
    static final byte VERSION = 1;

    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final int WORTH_COMPRESSING = 2048;
    private static final int LARGEST = 16 * 1024 * 1024;

    private static final JsonMapper MAPPER = DomainModule.mapper();

    private Json() {}

    public static byte[] bytes(Object value) {
        try {
            byte[] json = MAPPER.writeValueAsBytes(value);
            return json.length < WORTH_COMPRESSING ? framed(PLAIN, json, json.length) : deflated(json);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no stored form for " + value.getClass().getName(), e);
        }
    }

    /** @throws UncheckedIOException the bytes are no stored form of that type; the message holds none of them */
    public static <T> T read(byte[] bytes, Class<T> type) {
        return parse(bytes, MAPPER.readerFor(type));
    }

    public static <T> T read(byte[] bytes, TypeReference<T> type) {
        return parse(bytes, MAPPER.readerFor(type));
    }

    /** For columns of type jsonb: the bare JSON. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no stored form for " + value.getClass().getName(), e);
        }
    }

    public static <T> T parse(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "unreadable " + type.getSimpleName(),
                    new IOException(e.getClass().getName()));
        }
    }

    public static <T> T parse(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "unreadable " + type.getType(), new IOException(e.getClass().getName()));
        }
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the reader was made for the caller's type
    private static <T> T parse(byte[] bytes, ObjectReader reader) {
        if (bytes.length < 2 || bytes[0] > VERSION || bytes[0] < VERSION - 1) {
            throw new UncheckedIOException("stored form of another release", new IOException("version"));
        }
        try {
            return bytes[1] == DEFLATED
                    ? reader.readValue(inflated(bytes))
                    : reader.readValue(bytes, 2, bytes.length - 2);
        } catch (IOException e) {
            // Jackson quotes the input in its messages, and the input may be a customer's.
            throw new UncheckedIOException(
                    "unreadable stored form", new IOException(e.getClass().getName()));
        }
    }

    private static byte[] deflated(byte[] json) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(json);
            deflater.finish();
            byte[] packed = new byte[json.length];
            int length = deflater.deflate(packed);
            return deflater.finished() ? framed(DEFLATED, packed, length) : framed(PLAIN, json, json.length);
        }
    }

    private static byte[] inflated(byte[] bytes) throws IOException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(bytes, 2, bytes.length - 2);
            ByteArrayOutputStream json = new ByteArrayOutputStream(bytes.length * 4);
            byte[] piece = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if ((length == 0 && inflater.needsInput()) || json.size() > LARGEST) {
                    throw new IOException("cut or oversized");
                }
                json.write(piece, 0, length);
            }
            return json.toByteArray();
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
    }

    private static byte[] framed(byte packing, byte[] content, int length) {
        byte[] framed = new byte[length + 2];
        framed[0] = VERSION;
        framed[1] = packing;
        System.arraycopy(content, 0, framed, 2, length);
        return framed;
    }
}
