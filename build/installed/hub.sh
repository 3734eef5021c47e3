#!/bin/sh
# The installed program as the `hub` command: the same requests, without a window.
here=$(dirname "$(readlink -f "$0")")
program="$here/stronger-together-hub"
[ -x "$program" ] || program="/opt/Stronger Together Hub/stronger-together-hub"
exec "$program" --cli "$@"
