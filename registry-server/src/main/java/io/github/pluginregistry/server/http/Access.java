package io.github.pluginregistry.server.http;

import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.server.store.ApiTokenStore.ApiToken;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Who may do what: API tokens as bearer tokens, and sessions of the page in a cookie. */
final class Access {

    static final String COOKIE = "registry_session";

    private static final Duration SESSION = Duration.ofHours(12);
    private static final String BEARER = "Bearer ";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Stores stores;
    private final boolean secure;

    Access(Stores stores, boolean secure) {
        this.stores = stores;
        this.secure = secure;
    }

    /** What answers a request of somebody who is known. */
    @FunctionalInterface
    interface Endpoint {
        Answer answer(Call call, Principal principal) throws Exception;
    }

    /** Answers requests with the bearer token of somebody who has a role. */
    Route.Endpoint withToken(Role role, Endpoint endpoint) {
        return call -> {
            Principal principal = token(call).orElseThrow(Access::unauthorized);
            require(principal, role);
            return endpoint.answer(call, principal);
        };
    }

    /** Answers requests with a bearer token, or with the cookie of the page; only to read. */
    Route.Endpoint withTokenOrCookie(Role role, Endpoint endpoint) {
        return call -> {
            Principal principal = known(call).orElseThrow(Access::unauthorized);
            require(principal, role);
            return endpoint.answer(call, principal);
        };
    }

    private Optional<Principal> known(Call call) throws StoreException {
        Optional<Principal> known = token(call);
        return known.isPresent() ? known : session(call);
    }

    /** Where the events of a stream come from. */
    @FunctionalInterface
    interface EventEndpoint {
        Feed feed(Call call) throws Exception;
    }

    /** Answers with events, seconds longer at most than the token or the session is valid. */
    Route.Endpoint events(Role role, EventEndpoint endpoint) {
        return withTokenOrCookie(
                role,
                (call, principal) ->
                        Answer.events(
                                new Subscription(
                                        endpoint.feed(call),
                                        principal.name(),
                                        () ->
                                                known(call)
                                                        .filter(it -> it.role().includes(role))
                                                        .isPresent())));
    }

    static void require(Principal principal, Role role) throws Problem {
        if (!principal.role().includes(role)) {
            throw new Problem(
                    403,
                    "Forbidden",
                    "the token \"%s\" has the role %s, and this needs %s; ask somebody with the role administer"
                            .formatted(principal.name(), principal.role().text(), role.text()));
        }
    }

    private static Problem unauthorized() {
        return new Problem(
                401,
                "Unauthorized",
                "send an API token as \"Authorization: Bearer ...\"; an administrator creates one with PUT /api/v1/tokens/NAME");
    }

    private Optional<Principal> token(Call call) throws StoreException {
        String header = call.header("Authorization").orElse("");
        return header.startsWith(BEARER)
                ? stores.tokens()
                        .use(Sha256.of(header.substring(BEARER.length()).strip()))
                        .map(Access::principal)
                : Optional.empty();
    }

    private static Principal principal(ApiToken token) {
        return new Principal(token.name(), token.role());
    }

    /** Who is signed in on the page. */
    Optional<Principal> session(Call call) throws StoreException {
        String cookie = call.cookies().getOrDefault(COOKIE, "");
        return cookie.isEmpty()
                ? Optional.empty()
                : stores.sessions().find(Sha256.of(cookie)).map(Access::principal);
    }

    /** Signs in with an API token; the answer gets the cookie. */
    Optional<Principal> signIn(String token, Answer answer) throws StoreException {
        Optional<Principal> principal =
                stores.tokens().use(Sha256.of(token.strip())).map(Access::principal);
        if (principal.isPresent()) {
            String cookie = secret();
            stores.sessions().start(Sha256.of(cookie), principal.get().name(), SESSION);
            answer.with("Set-Cookie", cookie(cookie, SESSION));
        }
        return principal;
    }

    /** Ends the session. */
    void signOut(Call call, Answer answer) throws StoreException {
        stores.sessions().end(Sha256.of(call.cookies().getOrDefault(COOKIE, "")));
        answer.with("Set-Cookie", cookie("", Duration.ZERO));
    }

    private String cookie(String value, Duration age) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(COOKIE, value, age.toSeconds(), secure ? "; Secure" : "");
    }

    /** What a form of the page has to send back; only who has the cookie knows it. */
    static String formToken(Call call) {
        return Sha256.of("form " + call.cookies().getOrDefault(COOKIE, ""));
    }

    /** Rejects a form that is not from the page. */
    static void requireFormToken(Call call, String given) throws Problem {
        if (!MessageDigest.isEqual(
                formToken(call).getBytes(StandardCharsets.UTF_8),
                given.getBytes(StandardCharsets.UTF_8))) {
            throw new Problem(
                    403,
                    "Forbidden",
                    "the form is not from this session; reload the page and try again");
        }
    }

    /** A text that nobody can guess. */
    static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
