package org.echelon.platform.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers a request that is far too large in plain words, before anything reads it; a page of ours
/// would make the server parse the upload after all.
///
/// What is a little too large is let through: the import itself names the file and says what to do.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadBound extends OncePerRequestFilter {

    private static final long LARGEST = 3L * Upload.LARGEST;

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter()
                    .println(
                            """
                            一次上传超过 60 MB，未读取，也没有写入任何数据。请返回并分几次上传（每个文件不超过 20 MB）。
                            More than 60 MB at once: nothing was read or written. Go back and upload in parts, each file up to 20 MB.\
                            """);
            return;
        }
        chain.doFilter(request, response);
    }
}
