package org.eduverify.access.login;

import jakarta.servlet.DispatcherType;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.eduverify.access.EngineIdentityResolver;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The security filter chains of what people use in a browser: the portal and Camunda's web applications share one sign-in
 * page and one session. Path patterns are built explicitly because Spring's short form does not match the servlets that
 * Camunda registers outside Spring MVC.
 */
@Configuration(proxyBeanMethods = false)
class SessionSecurityConfiguration {

    private static final String SIGN_IN = "/portal/sign-in";
    private static final String HTMX_REQUEST = "HX-Request";
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    /** The pages of Camunda's web applications, without their scripts, styles and images. */
    private static final RequestMatcher APPLICATION_PAGES = RegexRequestMatcher.regexMatcher(
            "/camunda(/(app(/(cockpit|admin|tasklist|welcome)(/[^/.]+)?)?)?)?/?(\\?.*)?");

    /** What the pages request, without the scripts of their plug-ins. */
    private static final RequestMatcher APPLICATION_DATA =
            new AndRequestMatcher(PATH.matcher("/camunda/api/**"), request -> !request.getRequestURI()
                    .matches("/camunda/api/[a-z]+/plugin/[^/]+/static/.*"));

    @Bean
    @Order(0)
    SecurityFilterChain portal(HttpSecurity http, SessionUserFilter sessionUserFilter) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(
                        PATH.matcher("/portal"),
                        PATH.matcher("/portal/**"),
                        PATH.matcher("/portal-files/**"),
                        PATH.matcher("/webjars/**")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                PATH.matcher(SIGN_IN), PATH.matcher("/portal-files/**"), PATH.matcher("/webjars/**"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .requestCache(cache -> cache.requestCache(pages(PATH.matcher("/portal/**"))))
                .formLogin(form -> form.loginPage(SIGN_IN).defaultSuccessUrl("/portal"))
                .logout(logout -> logout.logoutUrl("/portal/sign-out").logoutSuccessUrl(SIGN_IN + "?signedOut"))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                                new PartialPageEntryPoint(), request -> request.getHeader(HTMX_REQUEST) != null)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SIGN_IN), request -> true)
                        .accessDeniedHandler(new ExpiredFormHandler(SIGN_IN)))
                .addFilterAfter(sessionUserFilter, SecurityContextHolderFilter.class)
                .build();
    }

    /** The web applications provide CSRF protection and most headers themselves. */
    @Bean
    @Order(1)
    SecurityFilterChain webApplications(HttpSecurity http, SessionUserFilter sessionUserFilter) throws Exception {
        return http.securityMatcher(
                        new OrRequestMatcher(PATH.matcher("/camunda/**"), PATH.matcher("/camunda-welcome/**")))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(APPLICATION_PAGES, APPLICATION_DATA)
                                .authenticated()
                                .anyRequest()
                                .permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                // Camunda adds content security policy, content type and XSS protection
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .requestCache(cache -> cache.requestCache(pages(APPLICATION_PAGES)))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), APPLICATION_DATA)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SIGN_IN), request -> true))
                .addFilterAfter(sessionUserFilter, SecurityContextHolderFilter.class)
                .addFilterAfter(new WebApplicationLoginFilter(), SessionUserFilter.class)
                .build();
    }

    /** Remembers the page that the user wanted to open before the sign-in. */
    private static HttpSessionRequestCache pages(RequestMatcher pages) {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                pages, request -> request.getMethod().equals("GET") && request.getHeader(HTMX_REQUEST) == null));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    @Bean
    SessionUserFilter sessionUserFilter(IdentityService identity, EngineIdentityResolver identities) {
        return new SessionUserFilter(identity, identities);
    }

    /** Belongs to the chains above only, not to every request. */
    @Bean
    FilterRegistrationBean<SessionUserFilter> sessionUserFilterOfChainsOnly(SessionUserFilter filter) {
        FilterRegistrationBean<SessionUserFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    /**
     * Signs the user of the session in to Camunda's web applications. The filter is Camunda's documented way to use the
     * authentication of another framework, although it is in a package of internal types.
     */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> containerBasedAuthenticationFilter() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(
                Map.of("authentication-provider", SessionAuthenticationProvider.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        // after the security filter chain
        registration.setOrder(201);
        return registration;
    }
}
