package org.eduverify.process.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Gives lists that are asked for without a size the largest size that is allowed. The engine refuses to list everything,
 * and the web applications ask for everything now and then. How much is allowed stands in a configuration from a package
 * called impl.
 */
@PreMatching
final class DefaultPageSizeFilter implements ContainerRequestFilter {

    private static final String SIZE = "maxResults";

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getQueryParameters().containsKey(SIZE)) {
            request.setRequestUri(request.getUriInfo()
                    .getRequestUriBuilder()
                    .queryParam(SIZE, largest())
                    .build());
        }
    }

    private static int largest() {
        return ((ProcessEngineConfigurationImpl)
                        ProcessEngines.getDefaultProcessEngine().getProcessEngineConfiguration())
                .getQueryMaxResultsLimit();
    }
}
