package org.eduverify.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Locations of the lists that analysts maintain, see {@link PlainList}.
 *
 * @param abusedDomains domains known for abuse
 * @param domainOwners hosting platforms and suffixes that are kept for government
 * @param domainSuffixes academic domain suffixes
 * @param mailHosts free, disposable and alumni mail hosts
 * @param nameWords meanings of single words in names, including legal forms
 */
@ConfigurationProperties("eduverify.lists")
public record ListProperties(
        @DefaultValue("classpath:lists/abused-domains.csv") Resource abusedDomains,
        @DefaultValue("classpath:lists/domain-owners.csv") Resource domainOwners,
        @DefaultValue("classpath:lists/domain-suffixes.csv") Resource domainSuffixes,
        @DefaultValue("classpath:lists/mail-hosts.csv") Resource mailHosts,
        @DefaultValue("classpath:lists/name-words.csv") Resource nameWords) {}
