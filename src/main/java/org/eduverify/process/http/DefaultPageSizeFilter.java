package org.eduverify.process.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Limits lists that are requested without a size to the largest allowed size. The engine refuses unlimited lists, but the
 * web applications request some. The limit is only available in an internal class of the engine.
 */
@PreMatching
final class DefaultPageSizeFilter implements ContainerRequestFilter {

    private static final String MAX_RESULTS = "maxResults";

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getQueryParameters().containsKey(MAX_RESULTS)) {
            request.setRequestUri(request.getUriInfo()
                    .getRequestUriBuilder()
                    .queryParam(MAX_RESULTS, largest())
                    .build());
        }
    }

    private static int largest() {
        return ((ProcessEngineConfigurationImpl)
                        ProcessEngines.getDefaultProcessEngine().getProcessEngineConfiguration())
                .getQueryMaxResultsLimit();
    }
}
