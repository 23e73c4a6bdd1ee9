# What the `run` script of every example uses: source it, run `concordat …`, then state what has to hold.
# Needs `npm ci && npm run build` in the root of the project.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
output=
status=0

# Runs the command line that was built, prints what it prints and keeps it, with its exit code, for the assertions.
concordat() {
  printf '\n$ concordat %s\n' "$*"
  status=0
  output=$(NO_COLOR=1 node "$root/dist/cli.cjs" "$@" 2>&1) || status=$?
  printf '%s\n' "$output"
}

fail() {
  printf '\nFAILED: %s\n' "$*" >&2
  exit 1
}

expect_exit() {
  [ "$status" -eq "$1" ] || fail "exit code $status, expected $1"
}

# Some line of the output contains each of the texts.
expect_line() {
  local text lines=$output
  for text in "$@"; do
    lines=$(grep -F -- "$text" <<<"$lines") || fail "no line with: $*"
  done
}

expect_no_line() {
  ! grep -qF -- "$1" <<<"$output" || fail "unexpected line with: $1"
}
