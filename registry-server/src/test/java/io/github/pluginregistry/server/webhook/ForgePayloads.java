package io.github.pluginregistry.server.webhook;

import java.util.List;
import java.util.Map;

/**
 * A delivery of each event that matters, of each forge, reduced to what is read and its
 * surroundings. The sources are those that the readers name; npm {@code @octokit/webhooks-examples}
 * has GitHub's, which {@code .ci/contract} reads in full.
 */
final class ForgePayloads {

    private static final String COMMIT = "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7";

    /** One delivery. */
    record Example(WebhookType type, Map<String, String> headers, String body) {

        WebhookEvent read() throws RejectedDeliveryException {
            return receive().event();
        }

        Webhook.Delivery receive() throws RejectedDeliveryException {
            return Signed.webhook(type, Signed.secret(type)).receive(request());
        }

        WebhookRequest request() {
            return Signed.request(type, headers, body);
        }
    }

    static final Example GITHUB_TAG =
            gitHub(
                    "push",
                    """
                    {"ref": "refs/tags/v1.2.0", "before": "0000000000000000000000000000000000000000",
                     "after": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7", "created": true, "commits": [],
                     "repository": {"full_name": "pipe-cd/pipecd", "html_url": "https://github.com/pipe-cd/pipecd",
                      "clone_url": "https://github.com/pipe-cd/pipecd.git"}}
                    """);
    static final Example GITHUB_PUSH =
            gitHub(
                    "push",
                    """
                    {"ref": "refs/heads/main", "after": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7",
                     "repository": {"html_url": "https://github.com/pipe-cd/pipecd"},
                     "commits": [{"added": ["docs/a.md"], "modified": [], "removed": ["b.md"]}, {"modified": ["docs/a.md", "c/d.md"]}]}
                    """);
    static final Example GITHUB_CREATE =
            gitHub(
                    "create",
                    """
                    {"ref": "v1.2.0", "ref_type": "tag", "master_branch": "main",
                     "repository": {"html_url": "https://github.com/pipe-cd/pipecd"}}
                    """);
    static final Example GITHUB_RELEASE =
            gitHub(
                    "release",
                    """
                    {"action": "published", "release": {"tag_name": "v1.2.0", "draft": false},
                     "repository": {"html_url": "https://github.com/pipe-cd/pipecd"}}
                    """);
    static final Example GITHUB_WORKFLOW =
            gitHub(
                    "workflow_run",
                    """
                    {"action": "completed", "workflow_run": {"head_branch": "v1.2.0", "head_sha": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7"},
                     "repository": {"html_url": "https://github.com/pipe-cd/pipecd"}}
                    """);
    static final Example GITHUB_PING =
            gitHub("ping", "{\"zen\": \"Design for failure.\", \"hook_id\": 1}");
    static final Example GITLAB_TAG =
            new Example(
                    WebhookType.GITLAB,
                    Map.of("X-Gitlab-Event", "Tag Push Hook"),
                    """
                    {"object_kind": "tag_push", "event_name": "tag_push", "after": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7",
                     "ref": "refs/tags/v1.0.0", "project": {"web_url": "http://example.com/jsmith/example",
                     "git_ssh_url": "git@example.com:jsmith/example.git", "git_http_url": "http://example.com/jsmith/example.git"},
                     "commits": [], "total_commits_count": 0}
                    """);
    static final Example GITLAB_PUSH_OF_MANY =
            new Example(
                    WebhookType.GITLAB_TOKEN,
                    Map.of("X-Gitlab-Event", "Push Hook", "Idempotency-Key", "f5e57dcb"),
                    """
                    {"object_kind": "push", "ref": "refs/heads/master", "after": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7",
                     "project": {"git_http_url": "http://example.com/mike/diaspora.git"},
                     "commits": [{"added": ["CHANGELOG"], "modified": ["app/controller/application.rb"], "removed": []}],
                     "total_commits_count": 4}
                    """);
    static final Example GITLAB_RELEASE =
            new Example(
                    WebhookType.GITLAB,
                    Map.of("X-Gitlab-Event", "Release Hook"),
                    """
                    {"object_kind": "release", "tag": "v1.1", "action": "create",
                     "project": {"git_http_url": "https://example.com/gitlab-org/release-webhook-example.git"},
                     "commit": {"id": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7"}}
                    """);
    static final Example GITLAB_PIPELINE =
            new Example(
                    WebhookType.GITLAB,
                    Map.of("X-Gitlab-Event", "Pipeline Hook"),
                    """
                    {"object_kind": "pipeline", "object_attributes": {"ref": "v1", "tag": true, "status": "success",
                     "sha": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7"},
                     "project": {"web_url": "http://192.168.64.1:3005/gitlab-org/gitlab-test"}}
                    """);
    static final Example GITLAB_SYSTEM =
            new Example(
                    WebhookType.GITLAB,
                    Map.of("X-Gitlab-Event", "System Hook"),
                    """
                    {"event_name": "repository_update", "project": {"git_http_url": "http://example.com/jsmith/example.git"},
                     "changes": [{"before": "8205ea8", "after": "4045ea7", "ref": "refs/tags/v1"}],
                     "refs": ["refs/tags/v1", "refs/tags/v2", "refs/tags/v3", "refs/tags/v4"]}
                    """);
    static final Example GITEA_CREATE =
            new Example(
                    WebhookType.GITEA,
                    Map.of("X-Gitea-Event", "create", "X-Gitea-Delivery", "f6266f16"),
                    """
                    {"sha": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7", "ref": "v1.0.0", "ref_type": "tag",
                     "repository": {"html_url": "http://localhost:3000/gitea/webhooks", "clone_url": "http://localhost:3000/gitea/webhooks.git"}}
                    """);
    static final Example FORGEJO_RELEASE =
            new Example(
                    WebhookType.FORGEJO,
                    Map.of("X-Forgejo-Event", "release", "X-Gitea-Event", "release"),
                    """
                    {"action": "published", "release": {"tag_name": "v1.0.0"},
                     "repository": {"html_url": "https://codeberg.org/user/repo"}}
                    """);
    static final Example BITBUCKET_PUSH =
            new Example(
                    WebhookType.BITBUCKET,
                    Map.of("X-Event-Key", "repo:push", "X-Request-UUID", "4af6e3ac"),
                    """
                    {"push": {"changes": [
                      {"new": {"type": "tag", "name": "v1.0.0", "target": {"hash": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7"}}, "old": null, "created": true},
                      {"new": null, "old": {"type": "branch", "name": "old"}, "closed": true}]},
                     "repository": {"full_name": "team/repo", "links": {"html": {"href": "https://bitbucket.org/team/repo"}}}}
                    """);
    static final Example BITBUCKET_SERVER_TAG =
            new Example(
                    WebhookType.BITBUCKET_SERVER,
                    Map.of("X-Event-Key", "repo:refs_changed", "X-Request-Id", "b9a1ad3d"),
                    """
                    {"eventKey": "repo:refs_changed", "repository": {"slug": "plugins", "project": {"key": "PLUG"},
                      "links": {"clone": [{"href": "ssh://git@bitbucket.example.com:7999/plug/plugins.git", "name": "ssh"}]}},
                     "changes": [{"ref": {"id": "refs/tags/v1", "displayId": "v1", "type": "TAG"}, "refId": "refs/tags/v1",
                      "fromHash": "0000000000000000000000000000000000000000", "toHash": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7", "type": "ADD"}]}
                    """);
    static final Example SOURCEHUT_PUSH =
            new Example(
                    WebhookType.SOURCEHUT,
                    Map.of("X-Webhook-Event", "GIT_POST_RECEIVE", "X-Webhook-Delivery", "0f8a"),
                    """
                    {"data": {"webhook": {"uuid": "0f8a", "event": "GIT_POST_RECEIVE", "date": "2026-11-22T10:00:00Z",
                     "repository": {"name": "plugins", "owner": {"canonicalName": "~user"}},
                     "updates": [{"ref": {"name": "refs/tags/v1"}, "new": {"id": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7"}}]}}}
                    """);
    static final Example AZURE_PUSH =
            new Example(
                    WebhookType.AZURE,
                    Map.of(),
                    """
                    {"subscriptionId": "00000000-0000-0000-0000-000000000000", "notificationId": 7, "id": "03c164c2-8912-4d5e-8009-3707d5f83734",
                     "eventType": "git.push", "publisherId": "tfs", "resource": {"commits": [],
                     "refUpdates": [{"name": "refs/tags/v1", "oldObjectId": "0000000000000000000000000000000000000000",
                      "newObjectId": "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7"}],
                     "repository": {"name": "plugins", "remoteUrl": "https://org@dev.azure.com/org/project/_git/plugins"}}}
                    """);
    static final Example STANDARD =
            new Example(
                    WebhookType.STANDARD_WEBHOOKS,
                    Map.of(),
                    """
                    {"type": "tag", "timestamp": "2026-11-22T10:00:00Z",
                     "data": {"repository": "https://example.com/a/b", "refs": ["refs/tags/v1"], "paths": []}}
                    """);
    static final Example HMAC =
            new Example(
                    WebhookType.HMAC_SHA256,
                    Map.of(),
                    "{\"repository\": \"https://example.com/a/b\", \"ref\": \"main\", \"commit\": \""
                            + COMMIT
                            + "\", \"paths\": [\"a/b\"]}");

    static final List<Example> ALL =
            List.of(
                    GITHUB_TAG,
                    GITHUB_PUSH,
                    GITHUB_CREATE,
                    GITHUB_RELEASE,
                    GITHUB_WORKFLOW,
                    GITHUB_PING,
                    GITLAB_TAG,
                    GITLAB_PUSH_OF_MANY,
                    GITLAB_RELEASE,
                    GITLAB_PIPELINE,
                    GITLAB_SYSTEM,
                    GITEA_CREATE,
                    FORGEJO_RELEASE,
                    BITBUCKET_PUSH,
                    BITBUCKET_SERVER_TAG,
                    SOURCEHUT_PUSH,
                    AZURE_PUSH,
                    STANDARD,
                    HMAC);

    private ForgePayloads() {}

    private static Example gitHub(String event, String body) {
        return new Example(
                WebhookType.GITHUB,
                Map.of("X-GitHub-Event", event, "X-GitHub-Delivery", "72d3162e"),
                body);
    }
}
