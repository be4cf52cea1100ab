#!/bin/sh
# Begin nginx in its container: nginx.conf as everywhere, but for where the newsroom is.
# There may be several, and each gets another address when it is begun anew: so the name is
# looked up again and again (nginx 1.27.3).
set -eu
resolver=$(sed -n 's/^nameserver //p' /etc/resolv.conf | head -n 1)
case $resolver in *:*) resolver="[$resolver]" ;; esac
sed "s/server 127.0.0.1:8000;/zone newsroom_upstream 64k; resolver $resolver valid=2s; server app:8000 resolve;/
    s/ *listen \[::\].*//" /etc/newsroom/nginx.conf > /etc/nginx/conf.d/default.conf
exec nginx -g 'daemon off;'
