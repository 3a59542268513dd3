package org.eduverify.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.eduverify.customer.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The notices about customers' verifications; written in the transaction of what they tell. */
@Service
@Transactional
public class Notices {

  private final JdbcClient jdbc;
  private final Clock clock;

  Notices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records that people were told. */
  public void give(CustomerId customer, Notice.Kind kind) {
    jdbc.sql("insert into eduverify.notice (customer_id, kind, given_at) values (?, ?, ?)")
        .params(customer.value(), kind.name(), Timestamp.from(clock.instant()))
        .update();
  }

  /** The customer's notices, newest first. */
  @Transactional(readOnly = true)
  public List<Notice> of(CustomerId customer) {
    return jdbc.sql("select kind, given_at from eduverify.notice where customer_id = ? order by id desc")
        .param(customer.value())
        .query(
            (row, number) ->
                new Notice(Notice.Kind.valueOf(row.getString("kind")), row.getTimestamp("given_at").toInstant()))
        .list();
  }
}
