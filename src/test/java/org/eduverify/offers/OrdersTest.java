package org.eduverify.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eduverify.access.Actor;
import org.eduverify.access.Role;
import org.eduverify.customer.CustomerId;
import org.eduverify.customer.Customers;
import org.eduverify.customer.VettingReason;
import org.eduverify.notification.Notice;
import org.eduverify.notification.Notices;
import org.eduverify.offers.OrderRequest.Line;
import org.eduverify.offers.catalogue.BillingCycle;
import org.eduverify.offers.catalogue.Segment;
import org.eduverify.platform.Refusal;
import org.eduverify.testing.Applications;
import org.eduverify.testing.Cases;
import org.eduverify.testing.ProgramTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders against the real table in the real engine, and against the real database. */
@ProgramTest
class OrdersTest {

    private static final Actor AGENT = new Actor("northwind-sales", Optional.of("northwind"), Set.of(Role.SALES_AGENT));
    private static final Actor STRANGER =
            new Actor("tailspin-agent", Optional.of("tailspin"), Set.of(Role.ADMIN_AGENT));

    @Autowired
    private Offers offers;

    @Autowired
    private Orders orders;

    @Autowired
    private Carts carts;

    @Autowired
    private Customers customers;

    @Autowired
    private Cases cases;

    @Autowired
    private Notices notices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private CustomerId educationCustomer() {
        return cases.decided(Applications.confirmed()).showsStatus("Education").id();
    }

    private CustomerId commercialCustomer() {
        return cases.withoutQualification(Applications.confirmed()).id();
    }

    private static OrderRequest request(Line... lines) {
        return new OrderRequest(Optional.empty(), Optional.empty(), List.of(lines));
    }

    private static OrderRequest request(String offer, int quantity) {
        return request(Line.of(0, offer, quantity));
    }

    private Refusal refused(CustomerId customer, OrderRequest request) {
        return catchThrowableOfType(Refusal.class, () -> orders.order(AGENT, customer, request));
    }

    private List<Segment> segments(CustomerId customer) {
        return offers.offersFor(customers.get(customer)).offers().stream()
                .map(one -> one.offer().segment())
                .distinct()
                .toList();
    }

    @Test
    void anEducationCustomerSeesEducationOffersFirstAndNoneOfPerpetualSoftware() {
        CustomerOffers found = offers.offersFor(customers.get(educationCustomer()));

        assertThat(found.whyNoEducationOffers(Locale.ENGLISH)).isEmpty();
        assertThat(found.offers())
                .extracting(one -> one.offer().segment())
                .containsOnly(Segment.EDUCATION, Segment.COMMERCIAL)
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(found.offers())
                .extracting(one -> one.offer().id())
                .contains("campus-suite-a3", "blockworld-classroom", "office-desktop")
                .doesNotContain("office-desktop-education");
    }

    @Test
    void anotherCustomerSeesCommercialOffersAndOneSentenceWhy() {
        CustomerId customer = commercialCustomer();
        CustomerOffers found = offers.offersFor(customers.get(customer));

        assertThat(segments(customer)).containsExactly(Segment.COMMERCIAL);
        assertThat(found.whyNoEducationOffers(Locale.ENGLISH))
                .hasValue(
                        "Education offers are only for customers with the special qualification Education, which this customer does not have.");
        assertThat(found.whyNoEducationOffers(Locale.forLanguageTag("nl")))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("Onderwijsaanbiedingen zijn alleen"));
    }

    @Test
    void aCustomerInReviewADeniedAndARevokedOneMayNotOrderEducationOffers() {
        CustomerId inReview = cases.submitted(Applications.confirmed()).id();
        CustomerId denied = cases.decided(Applications.withUnknownMailDomain())
                .showsStatus("Not an education customer")
                .id();
        CustomerId revoked = commercialCustomer();
        transaction.executeWithoutResult(status -> {
            customers.openReview(revoked, Map.of(), "northwind-agent");
            customers.denyForGood(revoked, VettingReason.NO_LONGER_AN_EDUCATION_CUSTOMER);
        });

        Map<CustomerId, OfferReason> reasons = Map.of(
                inReview,
                OfferReason.EDUCATION_IN_REVIEW,
                denied,
                OfferReason.EDUCATION_DENIED,
                revoked,
                OfferReason.EDUCATION_REVOKED,
                commercialCustomer(),
                OfferReason.EDUCATION_NOT_QUALIFIED);
        reasons.forEach((customer, reason) -> {
            Refusal refusal = refused(customer, request("campus-suite-a3", 5));
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
            assertThat(refusal.documentedCode()).hasValue("800020");
            assertThat(refusal).hasMessage(reason.sentence(Locale.ENGLISH, List.of()));
            assertThat(offers.offersFor(customers.get(customer)).educationRefusal())
                    .hasValue(reason);
            assertThat(orders.order(AGENT, customer, request("workplace-basic", 5))
                            .lines())
                    .hasSize(1);
        });
    }

    @Test
    void anOrderCreatesASubscriptionForEachLineAndIsNoticed() {
        CustomerId customer = educationCustomer();
        Order order = orders.order(
                AGENT,
                customer,
                new OrderRequest(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                                new Line(
                                        0,
                                        "campus-suite-a3",
                                        40,
                                        Optional.of(BillingCycle.MONTHLY),
                                        Optional.of("Staff"),
                                        Optional.of("4711")),
                                Line.of(1, "campus-suite-students", 900),
                                Line.of(2, "office-desktop", 3))));

        assertThat(order.orderedBy()).isEqualTo("northwind-sales");
        assertThat(orders.order(AGENT, customer, order.id()))
                .isEqualTo(orders.ordersOf(AGENT, customer).get(0));
        assertThat(orders.order(AGENT, customer, order.id()).lines()).isEqualTo(order.lines());
        List<Subscription> held = orders.subscriptionsOf(AGENT, customer);
        assertThat(held).hasSize(3).isEqualTo(orders.subscriptionsOf(AGENT, customer, order.id()));
        assertThat(held)
                .filteredOn(one -> one.offerId().equals("campus-suite-a3"))
                .singleElement()
                .satisfies(staff -> {
                    assertThat(staff.friendlyName()).isEqualTo("Staff");
                    assertThat(staff.quantity()).isEqualTo(40);
                    assertThat(staff.billingCycle()).isEqualTo(BillingCycle.MONTHLY);
                    assertThat(staff.commitmentEnd()).isPresent();
                    assertThat(staff.autoRenew()).isTrue();
                });
        assertThat(held)
                .filteredOn(one -> one.offerId().equals("office-desktop"))
                .singleElement()
                .satisfies(bought -> {
                    assertThat(bought.billingCycle()).isEqualTo(BillingCycle.ONE_TIME);
                    assertThat(bought.commitmentEnd()).isEmpty();
                    assertThat(bought.autoRenew()).isFalse();
                });
        assertThat(notices.of(customer)).extracting(Notice::kind).containsExactly(Notice.Kind.ORDER_PLACED);
        assertThat(jdbc.sql("select decision_table from eduverify.order_line where order_id = ?")
                        .param(order.id())
                        .query(String.class)
                        .list())
                .hasSize(3)
                .allMatch(table -> table.startsWith("decide-offer-eligibility 1."));
    }

    @Test
    void aReviewSaysWhatAnOrderWouldDoAndStoresNothing() {
        CustomerId customer = educationCustomer();
        orders.order(AGENT, customer, request("campus-suite-a3", 40));

        OrderReview review = orders.review(AGENT, customer, request("campus-suite-a3", 2));

        assertThat(review.lines().get(0).quantityAfterwards()).isEqualTo(42);
        assertThat(orders.ordersOf(AGENT, customer)).hasSize(1);
        assertThat(orders.subscriptionsOf(AGENT, customer))
                .extracting(Subscription::quantity)
                .containsExactly(40);
    }

    @Test
    void aLaterOrderExtendsTheSubscriptionOfTheSameBillingCycle() {
        CustomerId customer = commercialCustomer();
        Order first = orders.order(AGENT, customer, request("workplace-standard", 10));
        Order second = orders.order(AGENT, customer, request("workplace-standard", 5));
        orders.order(
                AGENT,
                customer,
                new OrderRequest(
                        Optional.empty(),
                        Optional.of(BillingCycle.ANNUAL),
                        List.of(Line.of(0, "workplace-standard", 7))));

        assertThat(second.lines().get(0).subscriptionId())
                .isEqualTo(first.lines().get(0).subscriptionId());
        assertThat(orders.subscriptionsOf(AGENT, customer))
                .extracting(Subscription::quantity)
                .containsExactlyInAnyOrder(15, 7);
        assertThat(orders.subscriptionsOf(AGENT, customer, second.id())).hasSize(1);
    }

    @Test
    void anAddOnNeedsItsPrerequisiteBeforeOrInTheSameOrder() {
        CustomerId customer = commercialCustomer();

        assertThat(refused(customer, request("workplace-archive", 1)))
                .hasMessage(
                        "Workplace Suite archive is an add-on. The customer needs one of these first, or in the same order: "
                                + "Workplace Suite Basic, Workplace Suite Standard or Workplace Suite Enterprise.");
        assertThat(offers.offersFor(customers.get(customer)).offers())
                .filteredOn(one -> one.offer().id().equals("workplace-archive"))
                .singleElement()
                .satisfies(one -> assertThat(one.missingPrerequisites()).hasSize(3));
        orders.order(AGENT, customer, request(Line.of(0, "workplace-archive", 1), Line.of(1, "workplace-basic", 1)));
        orders.order(AGENT, customer, request("workplace-archive", 1));

        assertThat(orders.subscriptionsOf(AGENT, customer))
                .extracting(Subscription::quantity)
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void everyFaultOfTheLinesIsNamedAndNothingIsStored() {
        CustomerId customer = commercialCustomer();
        Line unfit = new Line(
                2, "workplace-standard", 1, Optional.of(BillingCycle.ONE_TIME), Optional.empty(), Optional.empty());

        assertThat(refused(
                                customer,
                                request(
                                        Line.of(0, "workplace-basic", 301),
                                        Line.of(1, "workplace-trial", 24),
                                        unfit,
                                        Line.of(3, "device-manager", 0)))
                        .faults())
                .extracting(Refusal.Fault::field, Refusal.Fault::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "lineItems[0].quantity",
                                "A customer may hold at most 300 of Workplace Suite Basic; this customer holds 0."),
                        org.assertj.core.groups.Tuple.tuple(
                                "lineItems[1].quantity",
                                "The smallest quantity of Workplace Suite Standard trial that can be ordered is 25."),
                        org.assertj.core.groups.Tuple.tuple(
                                "billingCycle",
                                "Workplace Suite Standard cannot be billed one_time; use one of: monthly, annual."),
                        org.assertj.core.groups.Tuple.tuple(
                                "lineItems[3].quantity",
                                "The smallest quantity of Device Manager that can be ordered is 1."));
        assertThat(refused(customer, request()).faults())
                .extracting(Refusal.Fault::code)
                .containsExactly("REQUIRED");
        assertThat(refused(customer, request("no-such-offer", 1)).faults())
                .extracting(Refusal.Fault::code)
                .containsExactly("UNKNOWN_OFFER");
        assertThat(refused(customer, request(Line.of(0, "workplace-basic", 1), Line.of(0, "workplace-basic", 1)))
                        .faults())
                .extracting(Refusal.Fault::code)
                .containsExactly("LINE_NUMBER", "OFFER_TWICE");
        assertThat(refused(
                                customer,
                                request(new Line(
                                        0,
                                        "workplace-basic",
                                        1,
                                        Optional.empty(),
                                        Optional.of("a\u202Eb"),
                                        Optional.empty())))
                        .faults())
                .extracting(Refusal.Fault::field)
                .containsExactly("lineItems[0].friendlyName");
        assertThat(orders.ordersOf(AGENT, customer)).isEmpty();
        assertThat(orders.subscriptionsOf(AGENT, customer)).isEmpty();
    }

    @Test
    void anOfferIsSoldInItsCountriesOnly() {
        Refusal refusal = refused(educationCustomer(), request("cloud-platform-government", 1));

        assertThat(refusal.documentedCode()).hasValue("800070");
        assertThat(refusal).hasMessage("Cloud Platform Government is not sold in the country of the customer (NL).");
    }

    @Test
    void aRepeatedRequestOrdersOnceEvenAtTheSameTime() throws Exception {
        CustomerId customer = commercialCustomer();
        OrderRequest request = new OrderRequest(
                Optional.of(UUID.randomUUID()), Optional.empty(), List.of(Line.of(0, "workplace-basic", 10)));

        List<Object> answers =
                atTheSameTime(4, () -> orders.order(AGENT, customer, request).id());

        assertThat(answers).hasSize(4).containsOnly(answers.get(0));
        assertThat(orders.ordersOf(AGENT, customer)).hasSize(1);
        assertThat(orders.subscriptionsOf(AGENT, customer))
                .extracting(Subscription::quantity)
                .containsExactly(10);
        OrderRequest other =
                new OrderRequest(request.requestId(), Optional.empty(), List.of(Line.of(0, "workplace-basic", 11)));
        assertThat(refused(customer, other).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void ordersAtTheSameTimeRespectTheMaximumTogether() throws Exception {
        CustomerId customer = educationCustomer();

        List<Object> answers =
                atTheSameTime(4, () -> orders.order(AGENT, customer, request("blockworld-classroom-trial", 10))
                        .id());

        assertThat(answers).filteredOn(UUID.class::isInstance).hasSize(2);
        assertThat(answers).filteredOn(Refusal.class::isInstance).hasSize(2).allSatisfy(refusal -> assertThat(
                        (Refusal) refusal)
                .hasMessage("A customer may hold at most 25 of Blockworld Classroom trial; this customer holds 20."));
        assertThat(orders.subscriptionsOf(AGENT, customer))
                .extracting(Subscription::quantity)
                .containsExactly(20);
    }

    @Test
    void subscriptionsStayWhenTheQualificationIsLost() {
        CustomerId customer = educationCustomer();
        orders.order(AGENT, customer, request("campus-suite-a3", 40));
        jdbc.sql("""
            update eduverify.customer set special_qualification = 'NONE', vetting_status = 'DENIED',
              vetting_reason = 'NO_LONGER_AN_EDUCATION_CUSTOMER' where id = ?
            """).param(customer.value()).update();

        assertThat(refused(customer, request("campus-suite-a3", 1)))
                .hasMessage(OfferReason.EDUCATION_REVOKED.sentence(Locale.ENGLISH, List.of()));
        assertThat(orders.subscriptionsOf(AGENT, customer))
                .extracting(Subscription::quantity)
                .containsExactly(40);
    }

    @Test
    void aCartIsOrderedOnceAndAsAWhole() {
        CustomerId customer = commercialCustomer();
        UUID requestId = UUID.randomUUID();
        Cart cart = carts.create(AGENT, customer, Optional.of(requestId), List.of(Line.of(1, "workplace-basic", 400)));
        assertThat(carts.create(AGENT, customer, Optional.of(requestId), List.of(Line.of(1, "workplace-basic", 400)))
                        .id())
                .isEqualTo(cart.id());

        assertThatThrownBy(() -> carts.checkOut(AGENT, customer, cart.id())).isInstanceOf(Refusal.class);
        assertThat(carts.get(AGENT, customer, cart.id()).order()).isEmpty();
        carts.replace(
                AGENT, customer, cart.id(), List.of(Line.of(1, "workplace-basic", 4), Line.of(2, "office-desktop", 1)));
        Order order = carts.checkOut(AGENT, customer, cart.id());

        assertThat(carts.checkOut(AGENT, customer, cart.id()).id()).isEqualTo(order.id());
        assertThat(orders.ordersOf(AGENT, customer)).hasSize(1);
        assertThat(orders.subscriptionsOf(AGENT, customer)).hasSize(2);
        assertThatThrownBy(() -> carts.replace(AGENT, customer, cart.id(), List.of(Line.of(1, "workplace-basic", 1))))
                .hasMessage("The cart is checked out already and cannot be changed.");
    }

    @Test
    void anotherPartnersCustomerDoesNotExist() {
        CustomerId customer = commercialCustomer();
        Order order = orders.order(AGENT, customer, request("workplace-basic", 1));
        UUID subscription = order.lines().get(0).subscriptionId();
        UUID cart = carts.create(AGENT, customer, Optional.empty(), List.of(Line.of(0, "workplace-basic", 1)))
                .id();

        for (Callable<?> call : List.<Callable<?>>of(
                () -> orders.order(STRANGER, customer, request("workplace-basic", 1)),
                () -> orders.review(STRANGER, customer, request("workplace-basic", 1)),
                () -> orders.order(STRANGER, customer, order.id()),
                () -> orders.ordersOf(STRANGER, customer),
                () -> orders.subscriptionsOf(STRANGER, customer),
                () -> orders.subscription(STRANGER, customer, subscription),
                () -> carts.get(STRANGER, customer, cart),
                () -> carts.checkOut(STRANGER, customer, cart))) {
            assertThat(catchThrowableOfType(Refusal.class, call::call).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        }
        CustomerId other = commercialCustomer();
        assertThatThrownBy(() -> orders.order(AGENT, other, order.id()))
                .hasMessage("The customer has no order %s.".formatted(order.id()));
        assertThatThrownBy(() -> orders.subscription(AGENT, other, subscription))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> carts.get(AGENT, other, cart)).isInstanceOf(Refusal.class);
    }

    /** What each of the calls answered: its result, or its refusal. */
    private static List<Object> atTheSameTime(int times, Callable<?> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int index = 0; index < times; index++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<Object> answers = new ArrayList<>();
            for (Future<?> answer : calls) {
                try {
                    answers.add(answer.get());
                } catch (ExecutionException failure) {
                    answers.add(failure.getCause());
                }
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
