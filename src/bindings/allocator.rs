//! The module's allocator: far smaller than the usual one, and as quick (TLSF).

use rlsf::SmallGlobalTlsf;

#[global_allocator]
static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();
