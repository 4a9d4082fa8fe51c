//! The program as its users meet it: whole commands on the seeds and on papers of the tests' own.

mod cli;
mod read;
