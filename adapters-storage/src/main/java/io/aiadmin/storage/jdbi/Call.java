package io.aiadmin.storage.jdbi;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One call of a routine of the schema, its parameters bound in order. Rows come back as they are, arrays included. */
final class Call implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;
    private int position;

    /** @param sql with as many question marks as values are bound */
    Call(Handle handle, String sql) throws SQLException {
        this.connection = handle.getConnection();
        this.statement = connection.prepareStatement(sql);
    }

    Call seconds(int patience) throws SQLException {
        statement.setQueryTimeout(patience);
        return this;
    }

    Call value(UUID value) throws SQLException {
        statement.setObject(++position, value);
        return this;
    }

    Call value(@Nullable String value) throws SQLException {
        statement.setString(++position, value);
        return this;
    }

    Call value(long value) throws SQLException {
        statement.setLong(++position, value);
        return this;
    }

    Call value(int value) throws SQLException {
        statement.setInt(++position, value);
        return this;
    }

    Call value(@Nullable Long value) throws SQLException {
        statement.setObject(++position, value, Types.BIGINT);
        return this;
    }

    Call value(boolean value) throws SQLException {
        statement.setBoolean(++position, value);
        return this;
    }

    Call value(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++position, value);
        return this;
    }

    Call value(@Nullable Instant value) throws SQLException {
        statement.setTimestamp(++position, value == null ? null : Timestamp.from(value));
        return this;
    }

    <T> Call uuids(Collection<T> rows, Function<T, @Nullable UUID> value) throws SQLException {
        return texts("uuid", rows, value);
    }

    <T> Call texts(Collection<T> rows, Function<T, @Nullable String> value) throws SQLException {
        return texts("text", rows, value);
    }

    /** ISO text is exact and the same in every time zone. */
    <T> Call times(Collection<T> rows, Function<T, @Nullable Instant> value) throws SQLException {
        return texts("timestamptz", rows, value);
    }

    <T> Call numbers(Collection<T> rows, Function<T, Long> value) throws SQLException {
        return array("int8", rows.stream().map(value).toArray(Long[]::new));
    }

    <T> Call flags(Collection<T> rows, Function<T, Boolean> value) throws SQLException {
        return array("bool", rows.stream().map(value).toArray(Boolean[]::new));
    }

    <T> Call blobs(Collection<T> rows, Function<T, byte @Nullable []> value) throws SQLException {
        byte[] @Nullable [] blobs = new byte[rows.size()][];
        int i = 0;
        for (T row : rows) {
            blobs[i++] = value.apply(row);
        }
        return array("bytea", blobs);
    }

    private <T> Call texts(String type, Collection<T> rows, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        @Nullable String[] texts = new String[rows.size()];
        int i = 0;
        for (T row : rows) {
            Object text = value.apply(row);
            texts[i++] = text == null ? null : text.toString();
        }
        return array(type, texts);
    }

    private Call array(String type, @Nullable Object[] values) throws SQLException {
        Array array = connection.createArrayOf(type, values);
        statement.setArray(++position, array);
        return this;
    }

    interface Row<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    <T extends @Nullable Object> List<T> list(Row<T> reader) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        }
    }

    /** @throws IllegalStateException there is not exactly one row */
    <T extends @Nullable Object> T one(Row<T> reader) throws SQLException {
        List<T> rows = list(reader);
        if (rows.size() != 1) {
            throw new IllegalStateException("rows: " + rows.size());
        }
        return rows.getFirst();
    }

    void run() throws SQLException {
        statement.execute();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
