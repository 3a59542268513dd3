package org.eduverify.access.login;

import jakarta.servlet.DispatcherType;
import org.eduverify.access.Access;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Who asks for the login at which door: Camunda's web applications have a login page and sessions of their own; everything
 * else, engine REST included, takes a password or a bearer token with each request and knows no session.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * The web applications bring login, sessions, CSRF protection and most headers. Path patterns are built explicitly
     * because Spring's short form would miss what Camunda serves outside Spring MVC.
     */
    @Bean
    @Order(1)
    SecurityFilterChain webApplications(HttpSecurity http) throws Exception {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(
                        new OrRequestMatcher(path.matcher("/camunda/**"), path.matcher("/camunda-welcome/**")))
                .authorizeHttpRequests(requests -> requests
                        // creates an administrator as long as there is none; the program itself sees to the first one
                        .requestMatchers(path.matcher("/camunda/api/admin/setup/**"))
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                // Camunda's own headers come on top: content security policy, content type, XSS protection
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .build();
    }

    /**
     * Nothing here keeps a session or reads a cookie; what a browser might still send along by itself is a remembered
     * password, which {@link CrossSiteRequestFilter} makes useless.
     */
    @Bean
    @Order(2)
    SecurityFilterChain otherDoors(
            HttpSecurity http,
            Access access,
            JwtActorConverter bearerLogin,
            ObjectProvider<JwtDecoder> tokens,
            AuthenticationEntryPoint loginRequired,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errorBodies)
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
                .httpBasic(basic -> basic.authenticationEntryPoint(loginRequired))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(loginRequired))
                .addFilterBefore(new CrossSiteRequestFilter(errorBodies), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(access), AuthorizationFilter.class);
        if (tokens.getIfAvailable() != null) {
            http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(bearerLogin))
                    .authenticationEntryPoint(loginRequired));
        }
        return http.build();
    }

    /** Answers a missing login in the error body of the REST interface. */
    @Bean
    AuthenticationEntryPoint loginRequired(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errorBodies) {
        return (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Education Customer Verification\"");
            errorBodies.resolveException(request, response, null, failure);
        };
    }

    /** Answers an address that could be read in two ways (double slashes, encoded dots) in the same error body. */
    @Bean
    RequestRejectedHandler rejectedAddresses(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errorBodies) {
        return (request, response, failure) -> errorBodies.resolveException(request, response, null, failure);
    }

    /** Checks name and password against the engine's users. */
    @Bean
    AuthenticationProvider engineUsers(Access access) {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication login) throws AuthenticationException {
                return access.logIn(login.getName(), String.valueOf(login.getCredentials()))
                        .orElseThrow(() -> new BadCredentialsException("Unknown user or wrong password"));
            }

            @Override
            public boolean supports(Class<?> type) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
            }
        };
    }

    /** At every door, before anything else reads the body. */
    @Bean
    FilterRegistrationBean<RequestSizeLimitFilter> largeBodies(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errorBodies) {
        FilterRegistrationBean<RequestSizeLimitFilter> registration =
                new FilterRegistrationBean<>(new RequestSizeLimitFilter(errorBodies));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        registration.setAsyncSupported(true);
        return registration;
    }

    /** Before Camunda's filters, which take a session for what it says. */
    @Bean
    FilterRegistrationBean<SessionInvalidationFilter> endedSessions(Access access) {
        FilterRegistrationBean<SessionInvalidationFilter> registration =
                new FilterRegistrationBean<>(new SessionInvalidationFilter(access));
        registration.addUrlPatterns("/camunda/api/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }
}
