package org.eduverify.access.login;

import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The security filter chain of the endpoints for programs. They are stateless, including engine REST: each request carries
 * a password or a bearer token. {@link SessionSecurityConfiguration} protects what people use in a browser.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * These endpoints keep no session and read no cookie. {@link CrossSiteRequestFilter} protects against the one
     * credential that a browser adds by itself, a remembered password.
     */
    @Bean
    @Order(2)
    SecurityFilterChain statelessEndpoints(
            HttpSecurity http,
            IdentityService identity,
            JwtActorConverter jwtActorConverter,
            Optional<JwtDecoder> jwtDecoder,
            AuthenticationEntryPoint authenticationEntryPoint,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver exceptionResolver)
            throws Exception {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                path.matcher("/"), path.matcher("/actuator/health/**"), path.matcher("/actuator/info"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint(authenticationEntryPoint))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(authenticationEntryPoint))
                .addFilterBefore(new CrossSiteRequestFilter(exceptionResolver), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class);
        if (jwtDecoder.isPresent()) {
            http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(jwtActorConverter))
                    .authenticationEntryPoint(authenticationEntryPoint));
        }
        return http.build();
    }

    /** Answers a request without a valid login with the error body of the REST interface. */
    @Bean
    AuthenticationEntryPoint authenticationEntryPoint(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver exceptionResolver) {
        return (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Education Customer Verification\"");
            exceptionResolver.resolveException(request, response, null, failure);
        };
    }

    /** Answers an ambiguous address (double slashes, encoded dots) with the same error body. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver exceptionResolver) {
        return (request, response, failure) -> exceptionResolver.resolveException(request, response, null, failure);
    }

    /** Applies to all endpoints, before any other filter reads the body. */
    @Bean
    FilterRegistrationBean<RequestSizeLimitFilter> requestSizeLimitFilter(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver exceptionResolver) {
        FilterRegistrationBean<RequestSizeLimitFilter> registration =
                new FilterRegistrationBean<>(new RequestSizeLimitFilter(exceptionResolver));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        registration.setAsyncSupported(true);
        return registration;
    }
}
