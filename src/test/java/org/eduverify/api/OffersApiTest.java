package org.eduverify.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.Client;
import org.eduverify.testing.Client.Answer;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Selling over HTTP: bodies member by member, as the client libraries read and send them. */
@ProgramTest
class OffersApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    private Client agent;

    @BeforeEach
    void anAgent() {
        agent = new Client(port, "northwind-sales");
    }

    private String educationCustomer() {
        return cases.decided(Applications.confirmed())
                .showsStatus("Education")
                .id()
                .toString();
    }

    private String commercialCustomer() {
        return cases.withoutQualification(Applications.confirmed()).id().toString();
    }

    private static List<String> members(JsonNode json) {
        List<String> members = new ArrayList<>();
        json.fieldNames().forEachRemaining(members::add);
        return members;
    }

    private static List<String> texts(JsonNode items, String member) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.get(member).asText()));
        return texts;
    }

    @Test
    void anOfferHasTheMembersThatClientsRead() {
        JsonNode offer =
                agent.get("/v1/offers/campus-suite-students?country=nl").json();

        assertThat(members(offer))
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "description",
                        "minimumQuantity",
                        "maximumQuantity",
                        "rank",
                        "uri",
                        "locale",
                        "country",
                        "category",
                        "prerequisiteOffers",
                        "isAddOn",
                        "hasAddOns",
                        "isAvailableForPurchase",
                        "billing",
                        "supportedBillingCycles",
                        "isAutoRenewable",
                        "isTrial",
                        "limit",
                        "product",
                        "unitType",
                        "reselleeQualifications",
                        "resellerQualifications",
                        "links",
                        "attributes");
        assertThat(offer.get("id").asText()).isEqualTo("campus-suite-students");
        assertThat(offer.get("name").asText()).isEqualTo("Campus Suite for students");
        assertThat(offer.get("description").asText()).startsWith("Student licences");
        assertThat(offer.get("minimumQuantity").asInt()).isEqualTo(1);
        assertThat(offer.get("maximumQuantity").asInt()).isEqualTo(1_000_000);
        assertThat(offer.get("rank").asInt()).isEqualTo(4);
        assertThat(offer.get("uri").asText()).isEqualTo("offers/campus-suite-students?country=NL");
        assertThat(offer.get("locale").asText()).isEqualTo("en");
        assertThat(offer.get("country").asText()).isEqualTo("NL");
        assertThat(members(offer.get("category")))
                .containsExactlyInAnyOrder("id", "name", "rank", "locale", "country", "attributes");
        assertThat(offer.get("category").get("id").asText()).isEqualTo("productivity");
        assertThat(offer.get("prerequisiteOffers"))
                .extracting(JsonNode::asText)
                .containsExactly("campus-suite-a3", "campus-suite-a5");
        assertThat(offer.get("isAddOn").asBoolean()).isTrue();
        assertThat(offer.get("hasAddOns").asBoolean()).isFalse();
        assertThat(offer.get("isAvailableForPurchase").asBoolean()).isTrue();
        assertThat(offer.get("billing").asText()).isEqualTo("license");
        assertThat(offer.get("supportedBillingCycles"))
                .extracting(JsonNode::asText)
                .containsExactly("annual");
        assertThat(offer.get("isAutoRenewable").asBoolean()).isTrue();
        assertThat(offer.get("isTrial").asBoolean()).isFalse();
        assertThat(members(offer.get("product"))).containsExactlyInAnyOrder("id", "name", "unit");
        assertThat(offer.get("product").get("id").asText()).isEqualTo("campus-suite");
        assertThat(offer.get("unitType").asText()).isEqualTo("licences");
        assertThat(offer.get("reselleeQualifications"))
                .extracting(JsonNode::asText)
                .containsExactly("Education");
        assertThat(offer.get("resellerQualifications")).isEmpty();
        assertThat(offer.get("links").get("self").get("method").asText()).isEqualTo("GET");
        assertThat(offer.get("attributes").get("objectType").asText()).isEqualTo("Offer");
        assertThat(agent.get("/v1/offers/cloud-platform?country=NL")
                        .json()
                        .get("billing")
                        .asText())
                .isEqualTo("usage");
    }

    @Test
    void offersAreListedByCountryCategoryAndPage() {
        JsonNode all = agent.get("/v1/offers?country=NL").json();
        assertThat(members(all)).containsExactlyInAnyOrder("totalCount", "items", "links", "attributes");
        assertThat(all.get("totalCount").asInt())
                .isEqualTo(all.get("items").size())
                .isGreaterThan(25);
        assertThat(all.get("attributes").get("objectType").asText()).isEqualTo("Collection");
        assertThat(texts(all.get("items"), "id")).doesNotContain("workplace-government");
        assertThat(texts(agent.get("/v1/offers?country=US").json().get("items"), "id"))
                .contains("workplace-government");

        JsonNode page = agent.get("/v1/offers?country=NL&offset=10&size=10").json();
        assertThat(page.get("items")).hasSize(10);
        assertThat(texts(page.get("items"), "id"))
                .isEqualTo(texts(all.get("items"), "id").subList(10, 20));
        assertThat(page.get("links").get("next").get("uri").asText()).isEqualTo("offers?country=NL&offset=20&size=10");
        assertThat(page.get("links").get("previous").get("uri").asText())
                .isEqualTo("offers?country=NL&offset=0&size=10");

        JsonNode categories = agent.get("/v1/offercategories?country=NL").json();
        assertThat(texts(categories.get("items"), "id")).startsWith("productivity", "classroom");
        JsonNode classroom =
                agent.get("/v1/offers?offer_category_id=classroom&country=NL").json();
        assertThat(texts(classroom.get("items"), "id")).hasSize(4).contains("blockworld-classroom");
    }

    @Test
    void aCountryIsNeededAndAnUnknownOfferIsNotFound() {
        for (String query : List.of("", "?country=", "?country=XX", "?country=Netherlands")) {
            Answer answer = agent.get("/v1/offers" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.json().get("code").asText()).isEqualTo("800002");
            assertThat(answer.json().get("data").get(0).get("field").asText()).isEqualTo("country");
        }
        assertThat(agent.get("/v1/offers?country=NL&offset=-1").status()).isEqualTo(400);
        assertThat(agent.get("/v1/offers/no-such-offer?country=NL").status()).isEqualTo(404);
        assertThat(agent.get("/v1/offers/workplace-government?country=NL").status())
                .isEqualTo(404);
    }

    @Test
    void aFaultOfAParameterNamesTheParameterAndNotAMemberOfABody() {
        Answer answer = agent.get("/v1/directory/institutions?q=Leiden&country=Netherlands");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("data").get(0).get("field").asText()).isEqualTo("country");
    }

    @Test
    void aTimeHasNoMoreThanTheSevenDigitsThatClientsRead() {
        Answer order = agent.post(
                "/v1/customers/%s/orders".formatted(commercialCustomer()),
                "{\"lineItems\": [{\"offerId\": \"workplace-basic\", \"quantity\": 2}]}");

        assertThat(order.json().get("creationDate").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?Z");
    }

    @Test
    void aCustomersOffersFollowItsQualification() {
        String none = commercialCustomer();
        String education = educationCustomer();

        JsonNode commercial =
                agent.get("/v1/customers/%s/offers".formatted(none)).json();
        assertThat(commercial.get("items")).isNotEmpty().allSatisfy(offer -> assertThat(
                        offer.get("reselleeQualifications"))
                .isEmpty());
        JsonNode both =
                agent.get("/v1/customers/%s/offers".formatted(education)).json();
        assertThat(both.get("items").get(0).get("reselleeQualifications").get(0).asText())
                .isEqualTo("Education");
        assertThat(texts(both.get("items"), "id")).containsAll(texts(commercial.get("items"), "id"));
        JsonNode page = agent.get("/v1/customers/%s/offers?offset=0&size=2".formatted(education))
                .json();
        assertThat(page.get("items")).hasSize(2);
        assertThat(page.get("links").get("next").get("uri").asText())
                .isEqualTo("customers/%s/offers?offset=2&size=2".formatted(education));
        assertThat(texts(
                        agent.get("/v1/customers/%s/offercategories".formatted(education))
                                .json()
                                .get("items"),
                        "id"))
                .contains("classroom", "desktop-software");
    }

    @Test
    void anOrderHasTheMembersThatClientsRead() {
        String customer = educationCustomer();
        Answer created = agent.post("/v1/customers/%s/orders".formatted(customer), """
            {"ReferenceCustomerId": "%s", "BillingCycle": "annual", "Id": null, "LineItems": [
              {"LineItemNumber": 0, "OfferId": "campus-suite-a3", "Quantity": 25, "FriendlyName": "Staff",
               "PartnerIdOnRecord": "4711"}]}
            """.formatted(customer));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode order = created.json();
        assertThat(created.header("Location"))
                .isEqualTo("/v1/customers/%s/orders/%s"
                        .formatted(customer, order.get("id").asText()));
        assertThat(members(order))
                .containsExactlyInAnyOrder(
                        "id",
                        "referenceCustomerId",
                        "billingCycle",
                        "creationDate",
                        "status",
                        "lineItems",
                        "links",
                        "attributes");
        assertThat(order.get("referenceCustomerId").asText()).isEqualTo(customer);
        assertThat(order.get("billingCycle").asText()).isEqualTo("annual");
        assertThat(order.get("creationDate").asText()).endsWith("Z");
        assertThat(order.get("status").asText()).isEqualTo("completed");
        JsonNode line = order.get("lineItems").get(0);
        assertThat(members(line))
                .containsExactlyInAnyOrder(
                        "lineItemNumber",
                        "offerId",
                        "offerName",
                        "subscriptionId",
                        "friendlyName",
                        "quantity",
                        "billingCycle",
                        "partnerIdOnRecord",
                        "links",
                        "attributes");
        assertThat(line.get("offerId").asText()).isEqualTo("campus-suite-a3");
        assertThat(line.get("quantity").asInt()).isEqualTo(25);
        assertThat(line.get("friendlyName").asText()).isEqualTo("Staff");
        assertThat(line.get("partnerIdOnRecord").asText()).isEqualTo("4711");

        assertThat(agent.get(created.header("Location")).json()).isEqualTo(order);
        JsonNode list = agent.get("/v1/customers/%s/orders?include_price=false".formatted(customer))
                .json();
        assertThat(list.get("totalCount").asInt()).isEqualTo(1);
        assertThat(list.get("items").get(0)).isEqualTo(order);

        String subscriptions = "/v1/customers/%s/subscriptions".formatted(customer);
        JsonNode subscription = agent.get(subscriptions).json().get("items").get(0);
        assertThat(members(subscription))
                .containsExactlyInAnyOrder(
                        "id",
                        "offerId",
                        "offerName",
                        "friendlyName",
                        "quantity",
                        "unitType",
                        "creationDate",
                        "effectiveStartDate",
                        "commitmentEndDate",
                        "status",
                        "autoRenewEnabled",
                        "isTrial",
                        "billingType",
                        "billingCycle",
                        "orderId",
                        "contractType",
                        "links",
                        "attributes");
        assertThat(subscription.get("id").asText())
                .isEqualTo(line.get("subscriptionId").asText());
        assertThat(subscription.get("status").asText()).isEqualTo("active");
        assertThat(subscription.get("billingType").asText()).isEqualTo("license");
        assertThat(subscription.get("contractType").asText()).isEqualTo("subscription");
        assertThat(subscription.get("orderId").asText())
                .isEqualTo(order.get("id").asText());
        assertThat(agent.get(subscriptions + "/" + subscription.get("id").asText())
                        .json())
                .isEqualTo(subscription);
        assertThat(agent.get(subscriptions + "?order_id=" + order.get("id").asText())
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(agent.get(subscriptions + "?order_id=" + UUID.randomUUID())
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void aRefusalCarriesTheDocumentedCodeAndASentenceInTheLanguageOfTheRequest() {
        String customer = commercialCustomer();
        String orders = "/v1/customers/%s/orders".formatted(customer);
        String education =
                "{\"lineItems\": [{\"lineItemNumber\": 0, \"offerId\": \"campus-suite-a3\", \"quantity\": 1}]}";

        Answer refused = agent.post(orders, education);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asText()).isEqualTo("800020");
        assertThat(refused.json().get("description").asText()).startsWith("Education offers are only for customers");
        assertThat(refused.json().get("data").isArray()).isTrue();
        assertThat(agent.post(orders, education, "X-Locale", "nl-NL")
                        .json()
                        .get("description")
                        .asText())
                .startsWith("Onderwijsaanbiedingen zijn alleen voor klanten");
        Answer elsewhere = agent.post(orders, education.replace("campus-suite-a3", "workplace-government"));
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.json().get("code").asText()).isEqualTo("800070");
        Answer wrong = agent.post(orders, """
            {"lineItems": [{"offerId": "workplace-basic", "quantity": 301}, {"offerId": "device-manager"}]}
            """);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().get("code").asText()).isEqualTo("800002");
        assertThat(texts(wrong.json().get("data"), "field"))
                .containsExactly("lineItems[0].quantity", "lineItems[1].quantity");
        assertThat(agent.post(orders, "{}")
                        .json()
                        .get("data")
                        .get(0)
                        .get("field")
                        .asText())
                .isEqualTo("lineItems");
        assertThat(agent.post(orders, "{\"billingCycle\": \"weekly\"}")
                        .json()
                        .get("data")
                        .get(0)
                        .get("field")
                        .asText())
                .isEqualTo("billingCycle");
        assertThat(agent.post(orders, "{\"referenceCustomerId\": \"" + UUID.randomUUID() + "\"}")
                        .json()
                        .get("data")
                        .get(0)
                        .get("field")
                        .asText())
                .isEqualTo("referenceCustomerId");
        assertThat(agent.get(orders).json().get("totalCount").asInt()).isZero();
    }

    @Test
    void aRepeatedRequestOrdersOnce() {
        String orders = "/v1/customers/%s/orders".formatted(commercialCustomer());
        String id = UUID.randomUUID().toString();
        String body = "{\"lineItems\": [{\"offerId\": \"workplace-basic\", \"quantity\": 2}]}";

        Answer first = agent.post(orders, body, "MS-RequestId", id);
        Answer again = agent.post(orders, body, "MS-RequestId", id);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(agent.post(orders, body.replace("2", "3"), "MS-RequestId", id)
                        .status())
                .isEqualTo(409);
        assertThat(agent.get(orders).json().get("totalCount").asInt()).isEqualTo(1);
        assertThat(agent.post(orders, body, "MS-RequestId", "x").status()).isEqualTo(400);
    }

    @Test
    void anotherPartnersOrdersDoNotExist() {
        String customer = commercialCustomer();
        String orders = "/v1/customers/%s/orders".formatted(customer);
        JsonNode order = agent.post(orders, "{\"lineItems\": [{\"offerId\": \"workplace-basic\", \"quantity\": 2}]}")
                .json();
        Client stranger = new Client(port, "tailspin-agent");
        String otherCustomer = commercialCustomer();

        for (String path : List.of(
                "orders",
                "orders/" + order.get("id").asText(),
                "subscriptions",
                "subscriptions/"
                        + order.get("lineItems").get(0).get("subscriptionId").asText(),
                "offers",
                "offercategories")) {
            Answer answer = stranger.get("/v1/customers/%s/%s".formatted(customer, path));
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.json().get("code").asText()).isEqualTo("60003");
        }
        assertThat(agent.get("/v1/customers/%s/orders/%s"
                                .formatted(otherCustomer, order.get("id").asText()))
                        .status())
                .isEqualTo(404);
        assertThat(agent.get(orders + "/1").status()).isEqualTo(404);
    }

    @Test
    void aCartIsFilledChangedAndCheckedOut() {
        String carts = "/v1/customers/%s/carts".formatted(educationCustomer());
        Answer created = agent.post(carts, """
            {"lineItems": [{"id": 0, "catalogItemId": "campus-suite:campus-suite-a3:NL", "quantity": 5,
              "billingCycle": "monthly", "termDuration": "P1M"}]}
            """);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String cart = carts + "/" + created.json().get("id").asText();
        assertThat(created.header("Location")).isEqualTo(cart);
        assertThat(members(created.json()))
                .containsExactlyInAnyOrder(
                        "id",
                        "creationTimestamp",
                        "lastModifiedTimestamp",
                        "lastModifiedUser",
                        "lineItems",
                        "links",
                        "attributes");
        JsonNode changed = agent.put(cart, """
            {"lineItems": [{"id": 0, "catalogItemId": "campus-suite-a3", "quantity": 6, "billingCycle": "monthly"},
                           {"id": 1, "catalogItemId": "office-desktop", "quantity": 1}]}
            """).json();
        assertThat(agent.get(cart).json()).isEqualTo(changed);
        assertThat(changed.get("lineItems")).hasSize(2);

        Answer checkedOut = agent.post(cart + "/checkout", "\"success\"");
        assertThat(checkedOut.status()).as(checkedOut.text()).isEqualTo(201);
        assertThat(members(checkedOut.json())).containsExactlyInAnyOrder("orders", "orderErrors", "attributes");
        assertThat(checkedOut.json().get("orders").get(0).get("lineItems")).hasSize(2);
        assertThat(checkedOut.json().get("orderErrors")).isEmpty();
        assertThat(agent.post(cart + "/checkout", "\"success\"").json()).isEqualTo(checkedOut.json());
        assertThat(agent.put(cart, "{\"lineItems\": [{\"catalogItemId\": \"office-desktop\", \"quantity\": 1}]}")
                        .status())
                .isEqualTo(409);
        assertThat(agent.post(carts, "{\"lineItems\": [{\"catalogItemId\": \"a:b\", \"quantity\": 1}]}")
                        .json()
                        .get("data")
                        .get(0)
                        .get("field")
                        .asText())
                .isEqualTo("lineItems[0].catalogItemId");
    }

    @Test
    void anOperatorImportsACatalogueOnceAndGoesBack() {
        Client operator = new Client(port, "operator");
        JsonNode example = null;
        for (JsonNode release : operator.get("/v1/offers/releases").json().get("items")) {
            example = release.get("current").asBoolean() ? release : example;
        }
        assertThat(example).isNotNull();
        String current = "/v1/offers/releases/%d/current";
        String file = """
            id,name,category,product,segment,type,billingCycles,minimumQuantity,maximumQuantity,unit
            pencils-%s,Pencils,Paper,Pencils,Commercial,perpetual software,one_time,1,10,boxes
            """.formatted(UUID.randomUUID().toString().substring(0, 8));
        try {
            Answer imported = operator.post(
                    "/v1/offers/imports?release=2027&file=pencils.csv",
                    file,
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            assertThat(imported.status()).as(imported.text()).isEqualTo(201);
            assertThat(Set.copyOf(members(imported.json())))
                    .isEqualTo(Set.of(
                            "id", "release", "fileName", "importedBy", "offers", "current", "importedAt", "unchanged"));
            assertThat(imported.json().get("release").asText()).isEqualTo("2027");
            assertThat(imported.json().get("offers").asInt()).isEqualTo(1);
            assertThat(imported.json().get("importedBy").asText()).isEqualTo("operator");
            assertThat(agent.get("/v1/offers?country=NL")
                            .json()
                            .get("totalCount")
                            .asInt())
                    .isEqualTo(1);

            Answer again = operator.post("/v1/offers/imports?release=2028", file);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().get("unchanged").asBoolean()).isTrue();
            assertThat(again.json().get("id")).isEqualTo(imported.json().get("id"));

            int releases =
                    operator.get("/v1/offers/releases").json().get("totalCount").asInt();
            Answer refused = operator.post("/v1/offers/imports", file.replace("Commercial", "Cheap"));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("data").get(0).get("field").asText()).isEqualTo("line 2, segment");
            assertThat(refused.json().get("description").asText()).startsWith("Line 2: segment must not be 'Cheap'");
            assertThat(operator.get("/v1/offers/releases")
                            .json()
                            .get("totalCount")
                            .asInt())
                    .isEqualTo(releases);
            assertThat(agent.get("/v1/offers?country=NL")
                            .json()
                            .get("totalCount")
                            .asInt())
                    .isEqualTo(1);
        } finally {
            assertThat(operator.put(current.formatted(example.get("id").asLong()), "")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(agent.get("/v1/offers?country=NL").json().get("totalCount").asInt())
                .isGreaterThan(25);
    }
}
