package com.cloudcart.contracttests.generative;

import com.cloudcart.contracttests.provider.Routes;
import com.cloudcart.kit.test.Exercised;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The requests and responses of an HTTP archive (HAR 1.2). */
record Recording(List<Exchange> exchanges) {
  private static final int NOT_THE_FUNCTIONS = 403;

  record Exchange(String method, String path, int status) {}

  static Recording read(Path archive) throws IOException {
    return new Recording(
        new ObjectMapper()
            .readTree(archive.toFile())
            .at("/log/entries")
            .valueStream()
            .map(Recording::exchange)
            .toList());
  }

  private static Exchange exchange(JsonNode entry) {
    JsonNode request = entry.get("request");
    String path = request.get("url").textValue().replaceFirst("^.*?/_user_request_", "");
    return new Exchange(
        request.get("method").textValue(),
        path.replaceFirst("[?#].*", ""),
        entry.at("/response/status").intValue());
  }

  Set<Integer> statusesOf(Routes.Route route) {
    Routes only = new Routes("", List.of(route));
    Set<Integer> statuses = new TreeSet<>();
    for (Exchange exchange : exchanges) {
      if (only.find(exchange.method(), exchange.path()).isPresent()) {
        statuses.add(exchange.status());
      }
    }
    return statuses;
  }

  /** Omits responses of API Gateway itself, because they do not come from the function. */
  void noteExercised(String api) throws IOException {
    Path root = Path.of(System.getProperty("project.root", ".."));
    Routes routes = Routes.of(root.resolve("api-specs/" + api + ".yaml"));
    for (Exchange exchange : exchanges) {
      Optional<Routes.Match> match = routes.find(exchange.method(), exchange.path());
      if (match.isPresent() && exchange.status() != NOT_THE_FUNCTIONS) {
        Exercised.note(api, exchange.method(), match.get().resource(), exchange.status());
      }
    }
  }
}
