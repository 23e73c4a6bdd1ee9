;; One pass over JSON text in UTF-8, piece by piece: see outline.ts, which calls it. Knows no grammar beyond strings, numbers
;; and brackets. In WebAssembly because it reads every byte of every input once: V8 runs it at full speed from the first byte,
;; and 64-bit words let it look at eight bytes at a time.
(module
  (memory (export "memory") 5)

  ;; Where things are in memory. The byte after a piece must be 0: it ends runs of spaces and digits.
  (global $starts i32 (i32.const 0x4040)) ;; of the open containers near the root
  (global $LINES (export "LINES") i32 (i32.const 0x5000)) ;; where lines begin: 4 bytes each
  (global $ENDS (export "ENDS") i32 (i32.const 0x15000)) ;; where large containers begin and end: 8 bytes each
  (global $NUMBERS (export "NUMBERS") i32 (i32.const 0x35000)) ;; where numbers begin whose text may not survive: 4 bytes each
  (global (export "PIECE") i32 (i32.const 0x4000)) ;; the most bytes of text in a piece, which stands at 0

  ;; How many were found in the piece.
  (global $lines (export "lines") (mut i32) (i32.const 0))
  (global $ends (export "ends") (mut i32) (i32.const 0))
  (global $numbers (export "numbers") (mut i32) (i32.const 0))

  ;; What goes on from one piece to the next.
  (global $deepest (export "deepest") (mut i32) (i32.const 0))
  (global $depth (mut i32) (i32.const 0))
  (global $inside (mut i32) (i32.const 0)) ;; 0: nothing, 1: a string, 2: a string, behind a backslash, 3: a number
  (global $number (mut i32) (i32.const 0)) ;; where the number begins
  (global $doubtful (mut i32) (i32.const 0)) ;; whether it is more than a few digits

  ;; Containers below five levels are small in most documents; shorter ones than 200 bytes are not worth an entry.
  (global $LEVELS i32 (i32.const 5))
  (global $SHORTEST i32 (i32.const 200))
  ;; Integers of at most so many digits print as they were written.
  (global $SAFE_DIGITS i32 (i32.const 15))

  ;; The bytes of a word that are 0, as the highest bit of each; exact up to the first.
  (func $zeros (param $word i64) (result i64)
    (i64.and
      (i64.and
        (i64.sub (local.get $word) (i64.const 0x0101010101010101))
        (i64.xor (local.get $word) (i64.const -1)))
      (i64.const 0x8080808080808080)))

  ;; The offset of the next quote or backslash, or one at or beyond the end of the piece.
  (func $stringEnd (param $i i32) (param $length i32) (result i32)
    (local $word i64)
    (local $found i64)
    (block $end
      (loop $next
        (br_if $end (i32.ge_s (local.get $i) (local.get $length)))
        (local.set $word (i64.load (local.get $i)))
        (local.set $found
          (i64.or
            (call $zeros (i64.xor (local.get $word) (i64.const 0x2222222222222222)))
            (call $zeros (i64.xor (local.get $word) (i64.const 0x5c5c5c5c5c5c5c5c)))))
        (if (i64.eqz (local.get $found))
          (then
            (local.set $i (i32.add (local.get $i) (i32.const 8)))
            (br $next)))
        (local.set $i
          (i32.add (local.get $i) (i32.wrap_i64 (i64.shr_u (i64.ctz (local.get $found)) (i64.const 3)))))))
    (local.get $i))

  ;; The offset after a run of spaces.
  (func $spacesEnd (param $i i32) (result i32)
    (loop $words
      (if (i64.eq (i64.load (local.get $i)) (i64.const 0x2020202020202020))
        (then
          (local.set $i (i32.add (local.get $i) (i32.const 8)))
          (br $words))))
    (loop $bytes
      (if (i32.eq (i32.load8_u (local.get $i)) (i32.const 0x20))
        (then
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $bytes))))
    (local.get $i))

  ;; The offset after the characters of a number; notes a fraction or an exponent.
  (func $numberEnd (param $i i32) (result i32)
    (local $byte i32)
    (loop $next
      (local.set $byte (i32.load8_u (local.get $i)))
      (if (i32.le_u (i32.sub (local.get $byte) (i32.const 0x30)) (i32.const 9))
        (then
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $next)))
      (if
        (i32.or
          (i32.or
            (i32.eq (local.get $byte) (i32.const 0x2e)) ;; .
            (i32.eq (i32.or (local.get $byte) (i32.const 0x20)) (i32.const 0x65))) ;; e E
          (i32.or
            (i32.eq (local.get $byte) (i32.const 0x2b)) ;; +
            (i32.eq (local.get $byte) (i32.const 0x2d)))) ;; -
        (then
          (global.set $doubtful (i32.const 1))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $next))))
    (local.get $i))

  ;; $at: offset in the whole text.
  (func $open (param $at i32)
    ;; In text that is not JSON more may be closed than was opened: as unsigned numbers those depths are large.
    (if (i32.lt_u (global.get $depth) (global.get $LEVELS))
      (then
        (i32.store
          (i32.add (global.get $starts) (i32.shl (global.get $depth) (i32.const 2)))
          (local.get $at))))
    (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
    (if (i32.gt_s (global.get $depth) (global.get $deepest))
      (then (global.set $deepest (global.get $depth)))))

  (func $close (param $at i32)
    (local $start i32)
    (local $entry i32)
    (global.set $depth (i32.sub (global.get $depth) (i32.const 1)))
    (if (i32.lt_u (global.get $depth) (global.get $LEVELS))
      (then
        (local.set $start
          (i32.load (i32.add (global.get $starts) (i32.shl (global.get $depth) (i32.const 2)))))
        (if (i32.ge_s (i32.sub (local.get $at) (local.get $start)) (global.get $SHORTEST))
          (then
            (local.set $entry (i32.add (global.get $ENDS) (i32.shl (global.get $ends) (i32.const 3))))
            (i32.store (local.get $entry) (local.get $start))
            (i32.store offset=4 (local.get $entry) (i32.add (local.get $at) (i32.const 1)))
            (global.set $ends (i32.add (global.get $ends) (i32.const 1))))))))

  ;; $base: offset of the piece in the whole text; with 0 a new text begins.
  (func (export "scan") (param $length i32) (param $base i32)
    (local $i i32)
    (local $byte i32)
    (local $inside i32)
    (if (i32.eqz (local.get $base))
      (then
        (global.set $depth (i32.const 0))
        (global.set $deepest (i32.const 0))
        (global.set $inside (i32.const 0))))
    (local.set $inside (global.get $inside))
    (global.set $lines (i32.const 0))
    (global.set $ends (i32.const 0))
    (global.set $numbers (i32.const 0))
    (block $end
      (loop $next
        (br_if $end (i32.ge_s (local.get $i) (local.get $length)))

        (if (i32.eqz (local.get $inside))
          (then
            (local.set $byte (i32.load8_u (local.get $i)))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (if (i32.eq (local.get $byte) (i32.const 0x20))
              (then
                (local.set $i (call $spacesEnd (local.get $i)))
                (br $next)))
            (if (i32.eq (local.get $byte) (i32.const 0x22)) ;; "
              (then
                (local.set $inside (i32.const 1))
                (br $next)))
            (if (i32.eq (local.get $byte) (i32.const 0x0a))
              (then
                (i32.store
                  (i32.add (global.get $LINES) (i32.shl (global.get $lines) (i32.const 2)))
                  (i32.add (local.get $base) (local.get $i)))
                (global.set $lines (i32.add (global.get $lines) (i32.const 1)))
                (br $next)))
            (if
              (i32.or
                (i32.le_u (i32.sub (local.get $byte) (i32.const 0x30)) (i32.const 9))
                (i32.eq (local.get $byte) (i32.const 0x2d)))
              (then
                (local.set $inside (i32.const 3))
                (global.set $number (i32.sub (i32.add (local.get $base) (local.get $i)) (i32.const 1)))
                ;; Minus zero is one of those that are not kept.
                (global.set $doubtful (i32.eq (local.get $byte) (i32.const 0x2d)))
                (br $next)))
            ;; [ and {, ] and } differ in one bit only.
            (local.set $byte (i32.or (local.get $byte) (i32.const 0x20)))
            (if (i32.eq (local.get $byte) (i32.const 0x7b))
              (then (call $open (i32.sub (i32.add (local.get $base) (local.get $i)) (i32.const 1))))
              (else
                (if (i32.eq (local.get $byte) (i32.const 0x7d))
                  (then (call $close (i32.sub (i32.add (local.get $base) (local.get $i)) (i32.const 1)))))))
            (br $next)))

        (if (i32.eq (local.get $inside) (i32.const 3))
          (then
            (local.set $i (call $numberEnd (local.get $i)))
            (br_if $end (i32.ge_s (local.get $i) (local.get $length)))
            (local.set $inside (i32.const 0))
            (if
              (i32.or
                (global.get $doubtful)
                (i32.gt_s
                  (i32.sub (i32.add (local.get $base) (local.get $i)) (global.get $number))
                  (global.get $SAFE_DIGITS)))
              (then
                (i32.store
                  (i32.add (global.get $NUMBERS) (i32.shl (global.get $numbers) (i32.const 2)))
                  (global.get $number))
                (global.set $numbers (i32.add (global.get $numbers) (i32.const 1)))))
            (br $next)))

        (if (i32.eq (local.get $inside) (i32.const 2))
          (then
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (local.set $inside (i32.const 1))
            (br $next)))

        (local.set $i (call $stringEnd (local.get $i) (local.get $length)))
        (br_if $end (i32.ge_s (local.get $i) (local.get $length)))
        (local.set $inside
          (select
            (i32.const 0)
            (i32.const 2)
            (i32.eq (i32.load8_u (local.get $i)) (i32.const 0x22))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (global.set $inside (local.get $inside))))
