curl -s "${BUDAYANG:-http://127.0.0.1:8787}/v1/venues/zhuzhou-museum/status" | sed 's/.*"summary":"\([^"]*\)".*/\1\n/'
