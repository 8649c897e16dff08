package anamnesis.link;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.contact.Identifier;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Place;
import anamnesis.link.Candidates.Two;
import anamnesis.link.Pair.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random graphs, joined by the room and by an oracle that tries every path.
class ClustersTest {
  private static final int GRAPHS = 300 * Integer.getInteger("depth", 1);

  @Test
  void people_are_the_connected_parts_in_which_nobody_clashes() {
    for (long seed = 1; seed <= GRAPHS; seed++) {
      Random random = new Random(seed);
      List<Dossier> dossiers = dossiers(random, 2 + random.nextInt(9));
      List<Edge> edges = edges(random, dossiers);
      boolean[][] expected = oracle(dossiers, edges);
      Collections.shuffle(edges, random);
      Groups joined =
          new Clusters(dossiers, new Scales(dossiers.size()), new Rulings(List.of()), edges)
              .joined();
      for (int i = 0; i < dossiers.size(); i++) {
        for (int j = 0; j < dossiers.size(); j++) {
          assertThat(joined.together(i, j))
              .as("seed %d: %d, %d", seed, i, j)
              .isEqualTo(expected[i][j]);
        }
      }
    }
  }

  private static boolean[][] oracle(List<Dossier> dossiers, List<Edge> edges) {
    int n = dossiers.size();
    boolean[][] reach = new boolean[n][n];
    for (int i = 0; i < n; i++) {
      reach[i][i] = true;
    }
    for (Edge edge : edges) {
      boolean joins = edge.automatic() && !clash(dossiers, edge.two().a(), edge.two().b());
      reach[edge.two().a()][edge.two().b()] |= joins;
      reach[edge.two().b()][edge.two().a()] |= joins;
    }
    for (int via = 0; via < n; via++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          reach[i][j] |= reach[i][via] && reach[via][j];
        }
      }
    }
    boolean[][] together = new boolean[n][n];
    for (int i = 0; i < n; i++) {
      boolean peace = true;
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          peace &= !(reach[i][a] && reach[i][b] && clash(dossiers, a, b));
        }
      }
      for (int j = 0; j < n; j++) {
        together[i][j] = i == j || (reach[i][j] && peace);
      }
    }
    return together;
  }

  private static boolean clash(List<Dossier> dossiers, int a, int b) {
    return dossiers
            .get(a)
            .names()
            .getFirst()
            .namespace()
            .equals(dossiers.get(b).names().getFirst().namespace())
        && a != b;
  }

  private static List<Dossier> dossiers(Random random, int count) {
    List<Dossier> dossiers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Exhibit exhibit =
          new Exhibit("00", Place.whole(Place.Form.JSON), "w", "kind", "e" + i, List.of());
      Identifier id = new Identifier("system" + random.nextInt(5), "n" + i);
      dossiers.add(Dossier.of(List.of(id), List.of(exhibit)));
    }
    return dossiers;
  }

  private static List<Edge> edges(Random random, List<Dossier> dossiers) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < dossiers.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (random.nextInt(3) == 0) {
          double weight = random.nextInt(40) / 2.0;
          List<Reason> reasons = List.of(new Reason("born", "the same", weight, false));
          Weighing weighing = new Weighing(reasons, "", random.nextBoolean(), false);
          edges.add(Edge.of(Two.of(i, j), dossiers, weighing, Edge.Ground.WEIGHED, ""));
        }
      }
    }
    return edges;
  }
}
