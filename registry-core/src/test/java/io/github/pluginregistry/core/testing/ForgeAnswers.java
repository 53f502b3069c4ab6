package io.github.pluginregistry.core.testing;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every request out of the repositories the forge has. */
final class ForgeAnswers implements ResponseDefinitionTransformerV2 {

    private final List<ForgeRequest> requests = new CopyOnWriteArrayList<>();
    private final ForgeRepositories repositories = new ForgeRepositories();
    private final ForgeFaults faults = ForgeFaults.ofAll();
    private final ForgeFaults gitFaults = faults.ofOneKind();
    private final ForgeFaults detailsFaults = faults.ofOneKind();
    private final ForgeGit git = new ForgeGit(repositories, gitFaults);
    private final ForgeDetails details = new ForgeDetails(repositories, detailsFaults);
    private final ForgePulls pulls = new ForgePulls();

    ForgeRepositories repositories() {
        return repositories;
    }

    /** What goes wrong with requests of every kind. */
    ForgeFaults faults() {
        return faults;
    }

    /** What goes wrong with git. */
    ForgeFaults gitFaults() {
        return gitFaults;
    }

    /** What goes wrong with the releases of certain tags. */
    ForgeFaults detailsFaults() {
        return detailsFaults;
    }

    ForgeGit git() {
        return git;
    }

    /** The pull requests of its repositories. */
    ForgePulls pulls() {
        return pulls;
    }

    List<ForgeRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String getName() {
        return "forge";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        requests.add(ForgeRequest.of(request));
        return faults.answered(
                        git.answer(request)
                                .or(() -> details.answer(request))
                                .orElseGet(() -> changed(request)))
                .build();
    }

    private ResponseDefinitionBuilder changed(Request request) {
        String path = request.getUrl().replaceFirst("^/repos/([^/]+/[^/]+)/.*", "$1");
        return faults.about(path).or(() -> pulls.answer(request)).orElseGet(ForgeAnswers::notFound);
    }

    static ResponseDefinitionBuilder notFound() {
        return WireMock.jsonResponse("{\"message\": \"Not Found\", \"status\": \"404\"}", 404);
    }
}
