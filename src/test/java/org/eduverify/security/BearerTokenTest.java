package org.eduverify.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Client;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Logins by tokens of an identity provider; the key that signs them is made for this test. */
@ProgramTest
class BearerTokenTest {

    private static final KeyPair KEY = newKey();
    private static final String ISSUER = "https://login.example.org";

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @DynamicPropertySource
    static void trustTheKey(DynamicPropertyRegistry properties) throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "public-key", ".pem");
        Files.writeString(
                file,
                "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                        .formatted(Base64.getMimeEncoder()
                                .encodeToString(KEY.getPublic().getEncoded())));
        properties.add("spring.security.oauth2.resourceserver.jwt.public-key-location", () -> file.toUri()
                .toString());
        properties.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> "education-customer-verification");
        properties.add("eduverify.jwt.user-claim", () -> "preferred_username");
    }

    @Test
    void anAgentOfAPartnerSeesItsOwnCustomersAndNoOthers() {
        String customer =
                cases.decided(Applications.withUnknownMailDomain()).id().toString();

        Client northwind = with(claims("alex", "northwind", "sales-agent"));
        assertThat(northwind.get("/v1/customers/" + customer).status()).isEqualTo(200);
        assertThat(northwind.get("/v1/customers").text()).contains(customer);
        assertThat(with(claims("kim", "tailspin", "sales-agent"))
                        .get("/v1/customers/" + customer)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void engineRestShowsAndAllowsWhatTheTokenSays() {
        Cases.Case correcting = cases.decided(Applications.withUnknownMailDomain());
        String task = "/engine-rest/task/" + correcting.task().getId();

        assertThat(with(claims("kim", "tailspin", "global-admin")).get(task).status())
                .isEqualTo(404);
        assertThat(with(claims("alex", "northwind", "sales-agent")).get(task).status())
                .isEqualTo(404);
        Client admin = with(claims("alex", "northwind", "global-admin"));
        assertThat(admin.get(task).status()).isEqualTo(200);
        String fix = "{\"variables\": {\"email\": {\"value\": \"inkoop@tudelft.nl\"}}}";
        assertThat(admin.post(task + "/submit-form", fix).status()).isEqualTo(204);
        correcting.waitsAt("UserTask_ReviewAndResubmit");
    }

    @Test
    void supportSeesTheManualVerificationsOfEveryPartner() {
        String verifying =
                cases.decided(Applications.unlistedOnAcademicSuffix()).task().getId();
        String correcting =
                cases.decided(Applications.withUnknownMailDomain()).task().getId();

        Client support = with(claims("robin", null, "support-agent"));

        assertThat(support.get("/engine-rest/task/" + verifying).status()).isEqualTo(200);
        assertThat(support.get("/engine-rest/task/" + correcting).status()).isEqualTo(404);
        assertThat(support.get("/v1/customers").status()).isEqualTo(403);
    }

    @Test
    void aTokenGivesNothingThatIsNoRoleOfOurs() {
        assertThat(with(claims("alex", "northwind", "camunda-admin"))
                        .get("/engine-rest/user?maxResults=5")
                        .text())
                .isEqualTo("[]");
        assertThat(with(claims("alex", "northwind")).get("/v1/customers").status())
                .isEqualTo(403);
        assertThat(with(claims("alex", "no-such-partner", "sales-agent"))
                        .get("/v1/customers")
                        .status())
                .isEqualTo(403);
        assertThat(with(claims("alex", null, "sales-agent"))
                        .get("/v1/customers")
                        .status())
                .isEqualTo(403);
        assertThat(with(claims("alex", "northwind", "operator"))
                        .get("/v1/directory/releases")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyTokensThatTheProviderSignedForThisProgramAndThatStillHoldCount() throws Exception {
        JWTClaimsSet claims = claims("alex", "northwind", "sales-agent").build();
        JWTClaimsSet expired =
                new JWTClaimsSet.Builder(claims).expirationTime(in(-120)).build();
        JWTClaimsSet early =
                new JWTClaimsSet.Builder(claims).notBeforeTime(in(600)).build();
        JWTClaimsSet ofAnother =
                new JWTClaimsSet.Builder(claims).audience("another-program").build();
        SignedJWT byPublicKey = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        byPublicKey.sign(new MACSigner(KEY.getPublic().getEncoded()));

        assertThat(status(signed(claims, KEY))).isEqualTo(200);
        for (String token : List.of(
                signed(expired, KEY),
                signed(early, KEY),
                signed(ofAnother, KEY),
                signed(claims, newKey()),
                new PlainJWT(claims).serialize(),
                byPublicKey.serialize(),
                "nonsense",
                signed(claims, KEY) + "x")) {
            assertThat(status(token)).as(token).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\u0000b",
                "a\nb",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void aTokenMustNameAUser(String userId) {
        assertThat(with(claims(userId, "northwind", "sales-agent"))
                        .get("/v1/customers")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void passwordsStillWork() {
        assertThat(new Client(port, "northwind-sales").get("/v1/customers").status())
                .isEqualTo(200);
        assertThat(new Client(port, null).get("/v1/customers").status()).isEqualTo(401);
    }

    private int status(String token) {
        return Client.withToken(port, token).get("/v1/customers").status();
    }

    private Client with(JWTClaimsSet.Builder claims) {
        return Client.withToken(port, signed(claims.build(), KEY));
    }

    private static JWTClaimsSet.Builder claims(String user, String partner, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("education-customer-verification")
                .subject("00000000-subject")
                .claim("preferred_username", user)
                .claim("partner", partner)
                .claim("roles", List.of(roles))
                .issueTime(in(-5))
                .expirationTime(in(60));
    }

    private static String signed(JWTClaimsSet claims, KeyPair key) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key.getPrivate()));
            return token.serialize();
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
