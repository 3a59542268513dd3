package org.eduverify.process.model;

/** Ids and names in {@code bpmn/education-customer-verification.bpmn} that the program depends on. */
public final class EducationCustomerVerificationModel {

    /** Process id and file name. */
    public static final String KEY = "education-customer-verification";

    /** Message that requests the verification of an existing customer; the business key is the customer's id. */
    public static final String QUALIFICATION_REQUESTED = "QualificationRequested";

    /** Message that ends a running verification; the business key is the customer's id. */
    public static final String QUALIFICATION_WITHDRAWN = "QualificationWithdrawn";

    public static final String CORRECT_PROFILE = "UserTask_CorrectProfile";
    public static final String REVIEW_AND_RESUBMIT = "UserTask_ReviewAndResubmit";
    public static final String VERIFY_MANUALLY = "UserTask_VerifyManually";
    public static final String CONFIRM_APPROVAL = "UserTask_ConfirmApproval";

    /** Timer that ends a correction that was not resubmitted in time. */
    public static final String CORRECTION_LAPSED = "BoundaryEvent_CorrectionLapsed";

    public static final String DECIDE_ELIGIBILITY = "decide-eligibility";
    public static final String SELECT_NEXT_STEP = "select-next-step";

    private EducationCustomerVerificationModel() {}
}
