package org.eduverify.directory;

import java.util.Locale;
import java.util.Map;

/** Names of states and provinces that registers and addresses write as codes (ISO 3166-2). */
final class Regions {

    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("US-AL", "Alabama"),
            entry("US-AK", "Alaska"),
            entry("US-AZ", "Arizona"),
            entry("US-AR", "Arkansas"),
            entry("US-CA", "California"),
            entry("US-CO", "Colorado"),
            entry("US-CT", "Connecticut"),
            entry("US-DE", "Delaware"),
            entry("US-DC", "District of Columbia"),
            entry("US-FL", "Florida"),
            entry("US-GA", "Georgia"),
            entry("US-HI", "Hawaii"),
            entry("US-ID", "Idaho"),
            entry("US-IL", "Illinois"),
            entry("US-IN", "Indiana"),
            entry("US-IA", "Iowa"),
            entry("US-KS", "Kansas"),
            entry("US-KY", "Kentucky"),
            entry("US-LA", "Louisiana"),
            entry("US-ME", "Maine"),
            entry("US-MD", "Maryland"),
            entry("US-MA", "Massachusetts"),
            entry("US-MI", "Michigan"),
            entry("US-MN", "Minnesota"),
            entry("US-MS", "Mississippi"),
            entry("US-MO", "Missouri"),
            entry("US-MT", "Montana"),
            entry("US-NE", "Nebraska"),
            entry("US-NV", "Nevada"),
            entry("US-NH", "New Hampshire"),
            entry("US-NJ", "New Jersey"),
            entry("US-NM", "New Mexico"),
            entry("US-NY", "New York"),
            entry("US-NC", "North Carolina"),
            entry("US-ND", "North Dakota"),
            entry("US-OH", "Ohio"),
            entry("US-OK", "Oklahoma"),
            entry("US-OR", "Oregon"),
            entry("US-PA", "Pennsylvania"),
            entry("US-RI", "Rhode Island"),
            entry("US-SC", "South Carolina"),
            entry("US-SD", "South Dakota"),
            entry("US-TN", "Tennessee"),
            entry("US-TX", "Texas"),
            entry("US-UT", "Utah"),
            entry("US-VT", "Vermont"),
            entry("US-VA", "Virginia"),
            entry("US-WA", "Washington"),
            entry("US-WV", "West Virginia"),
            entry("US-WI", "Wisconsin"),
            entry("US-WY", "Wyoming"),
            entry("US-PR", "Puerto Rico"),
            entry("CA-AB", "Alberta"),
            entry("CA-BC", "British Columbia"),
            entry("CA-MB", "Manitoba"),
            entry("CA-NB", "New Brunswick"),
            entry("CA-NL", "Newfoundland"),
            entry("CA-NS", "Nova Scotia"),
            entry("CA-ON", "Ontario"),
            entry("CA-PE", "Prince Edward Island"),
            entry("CA-QC", "Quebec"),
            entry("CA-SK", "Saskatchewan"),
            entry("AU-NSW", "New South Wales"),
            entry("AU-QLD", "Queensland"),
            entry("AU-SA", "South Australia"),
            entry("AU-TAS", "Tasmania"),
            entry("AU-VIC", "Victoria"),
            entry("AU-WA", "Western Australia"),
            entry("AU-ACT", "Canberra"));

    private Regions() {}

    private static Map.Entry<String, String> entry(String code, String name) {
        return Map.entry(code, name);
    }

    /** The name of a region given as a code; empty if the code is unknown. */
    static String name(String country, String code) {
        return NAMES.getOrDefault(country + "-" + code.toUpperCase(Locale.ROOT), "");
    }
}
