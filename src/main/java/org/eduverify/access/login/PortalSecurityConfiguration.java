package org.eduverify.access.login;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** The portal: a sign-in page, a session, a token against forged requests in the session, and headers for its pages. */
@Configuration(proxyBeanMethods = false)
class PortalSecurityConfiguration {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(0)
    SecurityFilterChain portal(HttpSecurity http) throws Exception {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(new OrRequestMatcher(
                        path.matcher("/portal"),
                        path.matcher("/portal/**"),
                        path.matcher("/portal-files/**"),
                        path.matcher("/webjars/**")))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                path.matcher("/portal/sign-in"),
                                path.matcher("/portal-files/**"),
                                path.matcher("/webjars/**"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .formLogin(form -> form.loginPage("/portal/sign-in").defaultSuccessUrl("/portal"))
                .logout(logout -> logout.logoutUrl("/portal/sign-out").logoutSuccessUrl("/portal/sign-in?signedOut"))
                .build();
    }
}
