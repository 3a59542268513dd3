package org.eduverify.access.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses bodies that no honest request has, before anybody holds them in memory. Register files are read as a stream
 * and may be of any size.
 */
class RequestSizeLimitFilter extends OncePerRequestFilter {

    /** 4 MiB: many times the largest model, and a submission has a few hundred characters. */
    private static final long LIMIT = 4L << 20;

    private static final String REGISTER_FILES = "/v1/directory/imports";

    private final HandlerExceptionResolver errorBodies;

    RequestSizeLimitFilter(HandlerExceptionResolver errorBodies) {
        this.errorBodies = errorBodies;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            errorBodies.resolveException(request, response, null, new MaxUploadSizeExceededException(LIMIT));
            return;
        }
        chain.doFilter(request.getContentLengthLong() < 0 ? new Limited(request) : request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(REGISTER_FILES);
    }

    /** A body whose size is not told beforehand ends with a failure where it passes the limit. */
    private static final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream body = super.getInputStream();
            return new ServletInputStream() {

                private long left = LIMIT;

                @Override
                public int read() throws IOException {
                    int read = body.read();
                    count(read < 0 ? 0 : 1);
                    return read;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int read = body.read(buffer, offset, length);
                    count(Math.max(0, read));
                    return read;
                }

                private void count(int bytes) throws IOException {
                    left -= bytes;
                    if (left < 0) {
                        throw new IOException("The body is longer than %d bytes".formatted(LIMIT));
                    }
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }
    }
}
