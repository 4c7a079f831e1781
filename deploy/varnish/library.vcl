vcl 4.1;

# Varnish in front of the library. The site declares the backend and two ACLs: see default.vcl.
import std;

sub vcl_recv {
    if (req.method == "PURGE") {
        call library_purge;
    }
    if (req.method !~ "^(GET|HEAD|OPTIONS|POST)$") {
        return (synth(405));
    }
    # To the library such a name is the same as with hyphens, and the last one would count.
    unset req.http.X_Forwarded_For;
    unset req.http.X_Forwarded_Proto;
    if (client.ip !~ in_front || req.http.X-Forwarded-Proto !~ "^https?$") {
        set req.http.X-Forwarded-Proto = "http";
    }
    # The workplace, and whatever else is for one client alone, is never kept.
    if (req.url !~ "^/(api|static)/") {
        return (pass);
    }
    # Nobody is known here by a cookie.
    unset req.http.Cookie;
    # Whoever shows a token gets an answer of their own.
    if (req.http.Authorization || req.url ~ "[?&]preview=") {
        return (pass);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    set req.url = std.querysort(req.url);
    if (!req.http.Accept || req.http.Accept ~ "^\s*\*/\*\s*$") {
        set req.http.Accept = "*/*";
    }
    return (hash);
}

# Answers carry the id of every item they show: those go, and no others.
sub library_purge {
    if (client.ip !~ purgers || std.getenv("CACHE_PURGE_TOKEN") == "") {
        return (synth(403));
    }
    if (req.http.Authorization != "Bearer " + std.getenv("CACHE_PURGE_TOKEN")) {
        return (synth(403));
    }
    if (req.http.Surrogate-Key == "*") {
        set req.http.X-Ban = "obj.status != 0";
    } elseif (req.http.Surrogate-Key ~ "^[0-9a-z-]+( [0-9a-z-]+)*$") {
        set req.http.X-Ban = "obj.http.Surrogate-Key ~ (?:^|\s)(?:"
            + regsuball(req.http.Surrogate-Key, " ", "|") + ")(?:\s|$)";
    } else {
        return (synth(400));
    }
    if (!std.ban(req.http.X-Ban)) {
        return (synth(500, std.ban_error()));
    }
    return (synth(200, "Purged"));
}

sub vcl_hash {
    # The rest, host and address, Varnish adds by itself.
    hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_backend_response {
    # Nothing is served beyond its time, which ends with the full minute: neither while it is
    # fetched anew nor while the library is down. It is kept to ask by its ETag.
    set beresp.grace = 0s;
    set beresp.keep = 5m;
    if (beresp.http.Content-Type ~ "json|ndjson|xml|text/|bibtex|research-info|javascript") {
        set beresp.do_gzip = true;
    }
    # Only what says itself that it may be kept; `no-store` and a cookie say that it must not.
    if (beresp.http.Cache-Control !~ "(max-age|s-maxage)="
        || beresp.http.Cache-Control ~ "(?i)no-store|no-cache|private"
        || beresp.http.Set-Cookie
        || beresp.ttl <= 0s) {
        set beresp.uncacheable = true;
        set beresp.ttl = 5s;
    }
    return (deliver);
}

sub vcl_deliver {
    if (req.url ~ "^/api/") {
        unset resp.http.Set-Cookie;
    }
    set resp.http.X-Cache = "MISS";
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    }
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}
