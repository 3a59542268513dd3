package org.eduverify.access;

import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
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
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Who asks for the login at which door: Camunda itself for its web applications and engine REST, Spring Security for
 * everything else. Both check the same users. Camunda's filter is told how to log in by the name of a class, which lies
 * in a package called impl.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /**
   * The web applications bring login, sessions, CSRF protection and headers of their own. Path patterns are built
   * explicitly because Spring's short form would miss what Camunda serves outside Spring MVC.
   */
  @Bean
  @Order(1)
  SecurityFilterChain camundaDoors(HttpSecurity http) throws Exception {
    PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
    return http.securityMatcher(
            new OrRequestMatcher(
                path.matcher("/camunda/**"), path.matcher("/camunda-welcome/**"), path.matcher("/engine-rest/**")))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .build();
  }

  /** Nothing here keeps a session or reads a cookie, so there is nothing that a forged request could use. */
  @Bean
  @Order(2)
  SecurityFilterChain otherDoors(HttpSecurity http, AuthenticationEntryPoint loginRequired) throws Exception {
    PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(path.matcher("/"), path.matcher("/actuator/health/**"), path.matcher("/actuator/info"))
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .httpBasic(basic -> basic.authenticationEntryPoint(loginRequired))
        .exceptionHandling(failures -> failures.authenticationEntryPoint(loginRequired))
        .build();
  }

  /** Answers a missing login in the error body of the REST interface. */
  @Bean
  AuthenticationEntryPoint loginRequired(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver errorBodies) {
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
        return access
            .login(login.getName(), String.valueOf(login.getCredentials()))
            .map(ActorAuthentication::new)
            .orElseThrow(() -> new BadCredentialsException("Unknown user or wrong password"));
      }

      @Override
      public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
      }
    };
  }

  /** Engine REST is open as delivered; with Camunda's own filter it asks for the login that everything asks for. */
  @Bean
  FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestLogin() {
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> registration =
        new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
    registration.setName("engine-rest-login");
    registration.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
    registration.addUrlPatterns("/engine-rest/*");
    registration.setAsyncSupported(true);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
    return registration;
  }
}
