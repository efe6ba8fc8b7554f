;; Puts a WebAssembly file together again from the streams that wasm-pack.mjs has sorted it into. It is WebAssembly itself,
;; since JavaScript that runs only once is interpreted, and half a million characters take it too long.
;;
;; Memory: from 0 on, where each stream is read next, 4 bytes a stream; from 4096 on, how each instruction's operand is read,
;; 4 bytes an instruction; from 8192 on, the packed text and behind it, room for the file.
(module
  (import "" "" (memory 1))

  ;; The next number of the stream whose position is kept at $stream: characters of 5 bits, but for the last, which has less
  ;; than 96. Counted from the space on, the smallest and most frequent numbers are characters that need no escape.
  (func $number (param $stream i32) (result i32)
    (local $from i32) (local $digit i32) (local $shift i32) (local $sum i32)
    (local.set $from (i32.load (local.get $stream)))
    (loop $more
      (local.set $digit (i32.and (i32.sub (i32.load8_u (local.get $from)) (i32.const 32)) (i32.const 127)))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (local.set $sum (i32.add (local.get $sum) (i32.shl (local.get $digit) (local.get $shift))))
      (local.set $shift (i32.add (local.get $shift) (i32.const 5)))
      (br_if $more (i32.ge_u (local.get $digit) (i32.const 96))))
    (i32.store (local.get $stream) (local.get $from))
    (local.get $sum))

  ;; Copies what was not sorted. UTF-8 has two bytes for a character from 128 on, and no other characters occur.
  (func $copy (param $from i32) (param $length i32) (param $out i32) (result i32)
    (local $end i32) (local $byte i32)
    (local.set $end (i32.add (local.get $from) (local.get $length)))
    (loop $more
      (if (i32.lt_u (local.get $from) (local.get $end))
        (then
          (if (i32.ge_u (local.tee $byte (i32.load8_u (local.get $from))) (i32.const 128))
            (then
              (local.set $from (i32.add (local.get $from) (i32.const 1)))
              (local.set $byte (i32.or
                (i32.shl (local.get $byte) (i32.const 6))
                (i32.and (i32.load8_u (local.get $from)) (i32.const 63))))))
          (i32.store8 (local.get $out) (local.get $byte))
          (local.set $out (i32.add (local.get $out) (i32.const 1)))
          (local.set $from (i32.add (local.get $from) (i32.const 1)))
          (br $more))))
    (local.get $out))

  ;; Writes how long a body is into the 3 bytes that were left free before it.
  (func $close (param $body i32) (param $out i32)
    (local $size i32)
    (local.set $size (i32.sub (i32.sub (local.get $out) (local.get $body)) (i32.const 3)))
    (i32.store8 (local.get $body) (i32.or (local.get $size) (i32.const 128)))
    (i32.store8 offset=1 (local.get $body) (i32.or (i32.shr_u (local.get $size) (i32.const 7)) (i32.const 128)))
    (i32.store8 offset=2 (local.get $body) (i32.shr_u (local.get $size) (i32.const 14))))

  ;; All functions: instructions from $from to $end, each with its operand from the stream it belongs to.
  (func $functions (param $from i32) (param $end i32) (param $out i32) (result i32)
    (local $op i32) (local $how i32) (local $kind i32) (local $stream i32) (local $value i32) (local $body i32)
    (loop $next
      (if (i32.lt_u (local.get $from) (local.get $end))
        (then
          (local.set $op (i32.load8_u (local.get $from)))
          (local.set $from (i32.add (local.get $from) (i32.const 1)))
          (if (i32.ge_u (local.get $op) (i32.const 128))
            (then
              (local.set $op (i32.and (i32.const 255) (i32.or
                (i32.shl (local.get $op) (i32.const 6))
                (i32.and (i32.load8_u (local.get $from)) (i32.const 63)))))
              (local.set $from (i32.add (local.get $from) (i32.const 1)))))
          (local.set $how (i32.load offset=4096 (i32.shl (local.get $op) (i32.const 2))))

          ;; No instruction has the number 0x27: here it stands for the beginning of a body.
          (if (i32.eq (local.get $op) (i32.const 0x27))
            (then
              (if (local.get $body) (then (call $close (local.get $body) (local.get $out))))
              (local.set $body (local.get $out))
              (local.set $out (i32.add (local.get $out) (i32.const 3))))
            (else
              (i32.store8 (local.get $out) (local.get $op))
              (local.set $out (i32.add (local.get $out) (i32.const 1)))))
          (br_if $next (i32.eqz (local.get $how)))

          ;; Kinds from 4 on have a stream for each instruction that may come next, of which the first byte tells enough.
          (local.set $kind (i32.and (local.get $how) (i32.const 7)))
          (local.set $stream (i32.shr_u (local.get $how) (i32.const 3)))
          (if (i32.ge_u (local.get $kind) (i32.const 4))
            (then (local.set $stream (i32.add (local.get $stream) (i32.load8_u (local.get $from))))))
          (local.set $stream (i32.shl (local.get $stream) (i32.const 2)))
          (local.set $value (call $number (local.get $stream)))

          ;; Kind 3: so many bytes.
          (if (i32.eq (local.get $kind) (i32.const 3))
            (then
              (loop $more
                (br_if $next (i32.eqz (local.get $value)))
                (i32.store8 (local.get $out) (call $number (local.get $stream)))
                (local.set $out (i32.add (local.get $out) (i32.const 1)))
                (local.set $value (i32.sub (local.get $value) (i32.const 1)))
                (br $more))))

          ;; Kind 2: an offset in memory, before which an alignment stands that is always 0.
          (if (i32.eq (local.get $kind) (i32.const 2))
            (then
              (i32.store8 (local.get $out) (i32.const 0))
              (local.set $out (i32.add (local.get $out) (i32.const 1)))))

          ;; Kind 5: a number with a sign, 16 too large, so that small negative ones are short. All others have none.
          (if (i32.eq (local.get $kind) (i32.const 5))
            (then
              (local.set $value (i32.sub (local.get $value) (i32.const 16)))
              (loop $more
                (if (i32.ge_u (i32.add (local.get $value) (i32.const 64)) (i32.const 128))
                  (then
                    (i32.store8 (local.get $out) (i32.or (local.get $value) (i32.const 128)))
                    (local.set $out (i32.add (local.get $out) (i32.const 1)))
                    (local.set $value (i32.shr_s (local.get $value) (i32.const 7)))
                    (br $more))))
              (local.set $value (i32.and (local.get $value) (i32.const 127))))
            (else
              (loop $more
                (if (i32.ge_u (local.get $value) (i32.const 128))
                  (then
                    (i32.store8 (local.get $out) (i32.or (local.get $value) (i32.const 128)))
                    (local.set $out (i32.add (local.get $out) (i32.const 1)))
                    (local.set $value (i32.shr_u (local.get $value) (i32.const 7)))
                    (br $more))))))
          (i32.store8 (local.get $out) (local.get $value))
          (local.set $out (i32.add (local.get $out) (i32.const 1)))
          (br $next))))
    (call $close (local.get $body) (local.get $out))
    (local.get $out))

  ;; The text at $in becomes the file at $out; tells where that ends. First comes the directory: its length; the length of
  ;; what stands before the functions, and of what stands behind them; then, each list ended by a 0, the instructions with how
  ;; to read their operands, and the streams with their lengths, the instructions themselves being the first stream.
  (func (export "unpack") (param $in i32) (param $out i32) (result i32)
    (local $key i32) (local $before i32) (local $behind i32) (local $from i32) (local $at i32)
    (i32.store (i32.const 4092) (local.get $in))
    (local.set $at (call $number (i32.const 4092)))
    (local.set $at (i32.add (local.get $at) (i32.load (i32.const 4092))))
    (local.set $before (call $number (i32.const 4092)))
    (local.set $behind (call $number (i32.const 4092)))
    (loop $more
      (if (local.tee $key (call $number (i32.const 4092)))
        (then
          (i32.store offset=4096 (i32.shl (local.get $key) (i32.const 2)) (call $number (i32.const 4092)))
          (br $more))))
    (local.set $out (call $copy (local.get $at) (local.get $before) (local.get $out)))
    (local.set $from (i32.add (local.get $at) (local.get $before)))
    (local.set $at (i32.add (local.get $from) (local.get $behind)))
    (local.set $at (i32.add (local.tee $key (local.get $at)) (call $number (i32.const 4092))))
    (call $streams (local.get $at))
    (call $copy
      (local.get $from) (local.get $behind)
      (call $functions (local.get $key) (local.get $at) (local.get $out))))

  ;; The other streams follow each other from $at on.
  (func $streams (param $at i32)
    (local $key i32)
    (loop $more
      (if (local.tee $key (call $number (i32.const 4092)))
        (then
          (i32.store (i32.shl (local.get $key) (i32.const 2)) (local.get $at))
          (local.set $at (i32.add (local.get $at) (call $number (i32.const 4092))))
          (br $more)))))
)
