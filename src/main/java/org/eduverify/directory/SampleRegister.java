package org.eduverify.directory;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The small register that ships with the program, so that it can verify well-known institutions from the first
 * minute. {@code eduverify.directory.sample-register=false} leaves it out.
 */
@Component
public class SampleRegister {

  private static final Logger LOG = LoggerFactory.getLogger(SampleRegister.class);
  private static final String REGISTER = "sample register";

  private final InstitutionRepository repository;
  private final Resource file;
  private final String release;
  private final boolean wanted;

  SampleRegister(
      InstitutionRepository repository,
      @Value("classpath:registers/sample-register.csv") Resource file,
      @Value("${eduverify.directory.sample-release:2026-11}") String release,
      @Value("${eduverify.directory.sample-register:true}") boolean wanted) {
    this.repository = repository;
    this.file = file;
    this.release = release;
    this.wanted = wanted;
  }

  /** Imports the register unless exactly this file is imported already; complete or not at all. */
  @Transactional
  public void importOnce() throws IOException {
    if (!wanted) {
      return;
    }
    byte[] content = file.getContentAsByteArray();
    String checksum = sha256(content);
    if (repository.isImported(REGISTER, checksum)) {
      return;
    }
    List<RegisterEntry> entries = read(new StringReader(new String(content, StandardCharsets.UTF_8)));
    repository.insertRelease(REGISTER, release, checksum, entries);
    LOG.info("Imported the sample register {}: {} organisations", release, entries.size());
  }

  private static List<RegisterEntry> read(Reader reader) throws IOException {
    List<RegisterEntry> entries = new ArrayList<>();
    try (CSVParser rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      for (CSVRecord row : rows) {
        entries.add(entry(row));
      }
    }
    return entries;
  }

  private static RegisterEntry entry(CSVRecord row) {
    List<String> names = new ArrayList<>(List.of(row.get("name")));
    names.addAll(parts(row.get("aliases")));
    String successor = row.get("successor").isBlank() ? null : row.get("successor");
    return new RegisterEntry(
        row.get("sourceId"),
        row.get("name"),
        names,
        row.get("country"),
        row.get("city"),
        parts(row.get("domains")),
        InstitutionKind.ofWords(row.get("kind")),
        row.get("status").equals("active")
            ? InstitutionStatus.ACTIVE
            : successor == null ? InstitutionStatus.CLOSED : InstitutionStatus.SUCCEEDED,
        successor);
  }

  private static List<String> parts(String list) {
    return Arrays.stream(list.split("\\|")).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
