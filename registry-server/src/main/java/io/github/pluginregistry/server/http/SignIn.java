package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Signs people in on the page, and out. */
final class SignIn {

    /** What browsers send of a form that this page has, or that a person opened. */
    private static final Set<String> SITES = Set.of("same-origin", "none");

    private final Access access;
    private final Templates templates;

    SignIn(Access access, Templates templates) {
        this.access = access;
        this.templates = templates;
    }

    Answer page(int status, String problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", "Sign in");
        values.put("live", "");
        values.put("who", "");
        values.put("problem", problem);
        return templates.page(status, "signIn", values);
    }

    /** A page of another site must not sign somebody in as somebody else. */
    Answer signIn(Call call) throws StoreException {
        String site = call.header("Sec-Fetch-Site").orElse("none");
        if (!SITES.contains(site)) {
            return page(403, "The form is not from this page. Enter the token here.");
        }
        Answer signedIn = Answer.seeOther("/");
        return access.signIn(PageEndpoints.field(call, "token"), signedIn).isPresent()
                ? signedIn
                : page(401, "This is not a valid API token.");
    }

    Answer signOut(Call call, Principal who) throws StoreException {
        Answer signedOut = Answer.seeOther("/sign-in");
        access.signOut(call, signedOut);
        return signedOut;
    }
}
