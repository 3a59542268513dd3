package org.eduverify.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The bodies that the calls of the access matrix send; braces are filled with what the call is about. */
final class RequestBodies {

    static final String MULTIPART = "multipart/form-data; boundary=part";

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("customer", """
              {"companyProfile": {"domain": "{new}"}, "billingProfile": {"companyName": "Universiteit Leiden",
               "email": "inkoop@leidenuniv.nl", "defaultAddress": {"firstName": "Purchasing", "lastName": "Office",
               "addressLine1": "Rapenburg 70", "city": "Leiden", "country": "NL"}},
               "qualification": {"qualification": "Education", "educationSegment": "HigherEducation"}}
              """),
            Map.entry("correction", "{\"email\": \"inkoop@tudelft.nl\"}"),
            Map.entry("ask", "{\"qualification\": \"Education\", \"educationSegment\": \"HigherEducation\"}"),
            Map.entry("register", "[]"),
            Map.entry("order", "{\"lineItems\": [{\"offerId\": \"workplace-basic\", \"quantity\": 1}]}"),
            Map.entry("cart", "{\"lineItems\": [{\"catalogItemId\": \"workplace-basic\", \"quantity\": 1}]}"),
            Map.entry("table", file("bpmn/decide-eligibility.dmn")),
            Map.entry("none", "{}"),
            Map.entry("user", "{\"userId\": \"{user}\"}"),
            Map.entry("submission", """
              {"variables": {"companyName": {"value": "Universiteit Leiden"}, "addressLine1": {"value": "Rapenburg 70"},
               "city": {"value": "Leiden"}, "country": {"value": "NL"}, "firstName": {"value": "Purchasing"},
               "lastName": {"value": "Office"}, "email": {"value": "inkoop@leidenuniv.nl"},
               "educationSegment": {"value": "HigherEducation"}, "specialQualification": {"value": "Education"},
               "primaryDomain": {"value": "{new}"}}}
              """),
            Map.entry("fix", "{\"variables\": {\"email\": {\"value\": \"inkoop@tudelft.nl\"}}}"),
            Map.entry("resubmit", "{\"variables\": {\"decision\": {\"value\": \"resubmit\"}}}"),
            Map.entry("approve", """
              {"variables": {"decision": {"value": "approve"}, "justification": {"value": "Seen the certificate."}}}
              """),
            Map.entry("confirm", "{\"variables\": {\"decision\": {\"value\": \"confirm\"}}}"),
            Map.entry("comment", "{\"message\": \"seen\"}"),
            Map.entry("variable", "{\"value\": \"eligible\", \"type\": \"String\"}"),
            Map.entry("error", "{\"errorCode\": \"x\"}"),
            Map.entry("activate", "{\"suspended\": false}"),
            Map.entry("suspend", "{\"suspended\": true}"),
            Map.entry("retries", "{\"retries\": 1}"),
            Map.entry("asked", "{\"messageName\": \"QualificationRequested\", \"businessKey\": \"{customer}\"}"),
            Map.entry("withdrawn", "{\"messageName\": \"QualificationWithdrawn\", \"businessKey\": \"{customer}\"}"),
            Map.entry(
                    "jump",
                    "{\"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"ServiceTask_EscalateToSupport\"}]}"),
            Map.entry("middle", """
              {"businessKey": "{customer}",
               "startInstructions": [{"type": "startBeforeActivity", "activityId": "ServiceTask_GrantQualification"}]}
              """),
            Map.entry("instances", "{\"processInstanceIds\": [\"{instance}\"]}"),
            Map.entry("variables", "{\"processInstanceIdIn\": [\"{instance}\"]}"),
            Map.entry("search", "{\"processInstanceId\": \"{instance}\"}"),
            Map.entry(
                    "newuser",
                    "{\"profile\": {\"id\": \"{user}\"}, \"credentials\": {\"password\": \"Long-enough-1\"}}"),
            Map.entry(
                    "grant",
                    "{\"type\": 1, \"permissions\": [\"ALL\"], \"userId\": \"*\", \"resourceType\": 8, \"resourceId\": \"*\"}"),
            Map.entry("filter", "{\"resourceType\": \"Task\", \"name\": \"{new}\", \"query\": {}}"),
            Map.entry("facts", "{\"variables\": {\"mailHost\": {\"value\": \"free mail\", \"type\": \"String\"}}}"),
            Map.entry("worker", "{\"workerId\": \"x\", \"maxTasks\": 1, \"topics\": []}"),
            Map.entry("deployment", """
              --part\r
              Content-Disposition: form-data; name="deployment-name"\r
              \r
              {new}\r
              --part\r
              Content-Disposition: form-data; name="new.form"; filename="new.form"\r
              Content-Type: application/json\r
              \r
              {"id": "new", "type": "default", "components": []}\r
              --part--\r
              """));

    private RequestBodies() {}

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String named(String name) {
        String body = BODIES.get(name);
        if (body == null) {
            throw new IllegalArgumentException("No request body is called " + name);
        }
        return body;
    }
}
