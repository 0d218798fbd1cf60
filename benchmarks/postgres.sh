#!/usr/bin/env bash
# Measures the store in PostgreSQL against psql \copy of the same rows into the same table, in turn on a server of its own.
# Usage: bash benchmarks/postgres.sh
set -euo pipefail
cd "$(dirname "$0")/.."
source samples/lib/install.sh
install_missing postgresql
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet test tests/Monitoring.Engine.Tests -c Release -p:SkipDashboard=true -v quiet \
    --filter Name~Figures_of_the_store_in_postgresql --logger "console;verbosity=detailed" \
    | grep -E '^(round|store|psql|first|at rest|Failed|Error)|Passed!|Failed!'
