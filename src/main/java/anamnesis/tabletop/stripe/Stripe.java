package anamnesis.tabletop.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;

/// A Stripe of our own, over HTTP on this machine alone.
public final class Stripe implements AutoCloseable {
  /// Invented, and of the kind that may only read.
  public static final String KEY = "rk_test_invented_key_of_the_tabletop";

  private final WireMockServer server;

  private Stripe(WireMockServer server) {
    this.server = server;
  }

  public static Stripe open(Books books) {
    return open(books, 0);
  }

  /// @param port 0 for any that is free
  public static Stripe open(Books books, int port) {
    WireMockServer server =
        new WireMockServer(
            wireMockConfig()
                .bindAddress("127.0.0.1")
                .port(port)
                .disableRequestJournal()
                .extensions(new Clerk(books)));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(Clerk.NAME)));
    return new Stripe(server);
  }

  /// Where it is asked, without a slash at the end.
  public String base() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
