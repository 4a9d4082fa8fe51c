#!/usr/bin/env bash
# Builds the page: src/page/build.sh [PAGE] (default: graphs/fengong.html).
# Needs a Rust that can build for the browser: `rustup target add wasm32-unknown-unknown`, or Debian's packages
# rustc-web, cargo-web, rust-web-src and lld-19.
set -euo pipefail
cd "$(dirname "$0")/../.."
page=${1:-graphs/fengong.html}
folder=${CARGO_TARGET_DIR:-target}/page
# Where the crates lie on the machine that builds is nobody's business.
for crates in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
  RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=$crates=crates"
done
export RUSTFLAGS
build=(build -p fengong-page --lib --profile page --target wasm32-unknown-unknown --locked)
if [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
  CARGO_TARGET_DIR=$folder cargo "${build[@]}"
elif [ -d /usr/lib/rustlib/src/rust/library ] && [ -x /usr/bin/cargo ]; then
  linker=$(command -v wasm-ld-19 || command -v wasm-ld)
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker CARGO_TARGET_DIR=$folder \
    /usr/bin/cargo "${build[@]}" -Zbuild-std=std,panic_abort
else
  echo "no Rust for the browser here: rustup target add wasm32-unknown-unknown" >&2
  exit 2
fi
web=src/page/web
parts=$folder/parts
mkdir -p "$parts"
cp "$web/style.css" "$web/worker.js" "$parts"
gzip -9nc "$folder/wasm32-unknown-unknown/page/fengong_page.wasm" | base64 >"$parts/program"
# All modules share one scope: a name that two of them declare would be one of them for both.
modules=(text served dom log zip program app read code receipt save compare main)
twice=$(cd "$web" && sed -nE 's/^(export )?(async )?(function|const|let|class) +([A-Za-z_]+).*/\4/p' "${modules[@]/%/.js}" | sort | uniq -d)
if [ -n "$twice" ] || (cd "$web" && grep -nE '^import .* as ' "${modules[@]/%/.js}"); then
  echo "names that stand twice, or under another name: $twice" >&2
  exit 1
fi
# The modules one behind another, without imports and exports: each stands behind those it leans on.
{
  printf '"use strict";\n(() => {\n'
  for module in "${modules[@]}"; do
    sed -e '/^import /d' -e 's/^export //' "$web/$module.js"
  done
  printf '})();\n'
} >"$parts/script.js"
if grep -l -e '</script' -e '<!--' "$parts"/*; then
  echo "what stands in these files would end its element" >&2
  exit 1
fi
# Puts a file in the place of a mark.
fill() {
  awk -v mark="$1" -v file="$2" '{
    at = index($0, mark)
    if (!at) { print; next }
    printf "%s", substr($0, 1, at - 1)
    while ((getline line < file) > 0) print line
    print substr($0, at + length(mark))
  }'
}
fill '/*STYLE*/' "$parts/style.css" <"$web/index.html" |
  fill '/*WORKER*/' "$parts/worker.js" |
  fill '/*SCRIPT*/' "$parts/script.js" |
  fill '/*PROGRAM*/' "$parts/program" >"$parts/page.html"
mv "$parts/page.html" "$page"
