package org.eduverify.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eduverify.api.ReplayBodies.ReplayBody;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Writes the report of a replay for clients that accept {@code text/plain}. */
@Component
class ReplayTextMessageConverter extends AbstractHttpMessageConverter<ReplayBody> {

    ReplayTextMessageConverter() {
        super(StandardCharsets.UTF_8, MediaType.TEXT_PLAIN);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ReplayBody.class;
    }

    @Override
    protected boolean canRead(MediaType mediaType) {
        return false;
    }

    @Override
    protected ReplayBody readInternal(Class<? extends ReplayBody> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Reports of replays can only be written", message);
    }

    @Override
    protected void writeInternal(ReplayBody report, HttpOutputMessage message) throws IOException {
        message.getBody().write(ReplayTextWriter.write(report).getBytes(StandardCharsets.UTF_8));
    }
}
