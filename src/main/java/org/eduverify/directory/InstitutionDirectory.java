package org.eduverify.directory;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks organisations up in the current release of every imported register. */
@Service
@Transactional(readOnly = true)
public class InstitutionDirectory {

  private final InstitutionRepository repository;

  InstitutionDirectory(InstitutionRepository repository) {
    this.repository = repository;
  }

  /**
   * The organisations that own the domain or a domain above it, compared on label boundaries; those of the longest
   * matching domain only.
   */
  public List<Institution> byDomain(String domain) {
    return repository.byDomain(DomainSuffixes.ownable(domain));
  }

  /** The organisations one of whose names is this name, spelling details aside. */
  public List<Institution> byName(String name) {
    return repository.byName(InstitutionNames.normalised(name));
  }

  /** Name and release of every register that decisions are based on now. */
  public List<String> currentReleases() {
    return repository.currentReleases();
  }
}
