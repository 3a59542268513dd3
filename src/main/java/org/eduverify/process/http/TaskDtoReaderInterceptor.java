package org.eduverify.process.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;

/**
 * Removes the reference to a Camunda Form from submitted tasks. To change a due date, Tasklist sends the whole task, and
 * engine REST cannot read the form reference that it wrote itself. The reference is read-only anyway.
 */
final class TaskDtoReaderInterceptor implements ReaderInterceptor {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        if (body.getType() == TaskDto.class) {
            JsonNode task = JSON.readTree(body.getInputStream());
            if (task instanceof ObjectNode members) {
                members.remove("camundaFormRef");
            }
            body.setInputStream(new ByteArrayInputStream(JSON.writeValueAsBytes(task)));
        }
        return body.proceed();
    }
}
