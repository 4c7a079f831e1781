# What differs from host to host: copy it to /etc/varnish/default.vcl and change what stands in it.
# library.vcl is used as it is: ln -s …/deploy/varnish/library.vcl /etc/varnish/library.vcl
vcl 4.1;

backend default {
    .host = "127.0.0.1";
    .port = "8000";
}

# Who may say that the client came by https: what ends TLS before Varnish.
acl in_front {
    "127.0.0.1";
    "::1";
}

# From where the library itself purges. Where TLS ends on the same machine that is everybody's
# address, so it must know the token as well: CACHE_PURGE_TOKEN, in the environment of varnishd.
acl purgers {
    "127.0.0.1";
    "::1";
}

include "library.vcl";
